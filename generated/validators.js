// Generated from specs/ by `npm run generate`; do not edit.
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const updateVoiceCampaignV1_request = validate20;
const schema31 = {"$id":"https://schema.invalid/updateVoiceCampaignV1/request","type":"object","required":["name","description","contactLists","priority","dialingMode","dialingStrategy","enableMachineDetect"],"properties":{"name":{"type":"string","maxLength":48},"description":{"type":"string","maxLength":256},"contactLists":{"type":"array","minItems":1,"items":{"type":"string"}},"priority":{"type":"string","enum":["1","2","3","4","5"]},"dialingMode":{"type":"string","enum":["Agentless","Progressive","Preview"]},"dialingStrategy":{"type":"object","required":["callerId","callingHours","dialingOrder","maxAttemptsPerRecord","defaultRetryPeriod","maxRingTime"],"properties":{"callerId":{"type":"object","required":["phoneNumber"],"properties":{"phoneNumber":{"type":"string"}}},"callingHours":{"type":"object","required":["frequency","timezone","days"],"properties":{"frequency":{"type":"string","enum":["WEEKLY","DAILY","CUSTOM"]},"timezone":{"type":"string"},"days":{"type":"array","items":{"type":"object","properties":{"day":{"type":"string","enum":["MO","TU","WE","TH","FR","SA","SU"]},"start":{"type":"string"},"end":{"type":"string"}}}}}},"dialingOrder":{"type":"string"},"maxAttemptsPerRecord":{"type":"number","minimum":1,"maximum":100},"defaultRetryPeriod":{"type":"number","minimum":1,"maximum":1440},"maxRingTime":{"type":"number","minimum":5,"maximum":120}}},"schedule":{"type":"object","properties":{"isSchedulingEnabled":{"type":"boolean"}}},"queue_name":{"type":"string"},"enableMachineDetect":{"type":"boolean"},"maxSkips":{"type":"number"},"campaignType":{"type":"string"}}};
const func1 = require("ajv/dist/runtime/ucs2length").default;

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schema.invalid/updateVoiceCampaignV1/request" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.description === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "description"},message:"must have required property '"+"description"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.contactLists === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "contactLists"},message:"must have required property '"+"contactLists"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.priority === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "priority"},message:"must have required property '"+"priority"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.dialingMode === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "dialingMode"},message:"must have required property '"+"dialingMode"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.dialingStrategy === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "dialingStrategy"},message:"must have required property '"+"dialingStrategy"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.enableMachineDetect === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "enableMachineDetect"},message:"must have required property '"+"enableMachineDetect"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(func1(data0) > 48){
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 48},message:"must NOT have more than 48 characters"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.description !== undefined){
let data1 = data.description;
if(typeof data1 === "string"){
if(func1(data1) > 256){
const err9 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.contactLists !== undefined){
let data2 = data.contactLists;
if(Array.isArray(data2)){
if(data2.length < 1){
const err11 = {instancePath:instancePath+"/contactLists",schemaPath:"#/properties/contactLists/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(typeof data2[i0] !== "string"){
const err12 = {instancePath:instancePath+"/contactLists/" + i0,schemaPath:"#/properties/contactLists/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/contactLists",schemaPath:"#/properties/contactLists/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.priority !== undefined){
let data4 = data.priority;
if(typeof data4 !== "string"){
const err14 = {instancePath:instancePath+"/priority",schemaPath:"#/properties/priority/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!(((((data4 === "1") || (data4 === "2")) || (data4 === "3")) || (data4 === "4")) || (data4 === "5"))){
const err15 = {instancePath:instancePath+"/priority",schemaPath:"#/properties/priority/enum",keyword:"enum",params:{allowedValues: schema31.properties.priority.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.dialingMode !== undefined){
let data5 = data.dialingMode;
if(typeof data5 !== "string"){
const err16 = {instancePath:instancePath+"/dialingMode",schemaPath:"#/properties/dialingMode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(!(((data5 === "Agentless") || (data5 === "Progressive")) || (data5 === "Preview"))){
const err17 = {instancePath:instancePath+"/dialingMode",schemaPath:"#/properties/dialingMode/enum",keyword:"enum",params:{allowedValues: schema31.properties.dialingMode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.dialingStrategy !== undefined){
let data6 = data.dialingStrategy;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.callerId === undefined){
const err18 = {instancePath:instancePath+"/dialingStrategy",schemaPath:"#/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "callerId"},message:"must have required property '"+"callerId"+"'"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data6.callingHours === undefined){
const err19 = {instancePath:instancePath+"/dialingStrategy",schemaPath:"#/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "callingHours"},message:"must have required property '"+"callingHours"+"'"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data6.dialingOrder === undefined){
const err20 = {instancePath:instancePath+"/dialingStrategy",schemaPath:"#/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "dialingOrder"},message:"must have required property '"+"dialingOrder"+"'"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data6.maxAttemptsPerRecord === undefined){
const err21 = {instancePath:instancePath+"/dialingStrategy",schemaPath:"#/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "maxAttemptsPerRecord"},message:"must have required property '"+"maxAttemptsPerRecord"+"'"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data6.defaultRetryPeriod === undefined){
const err22 = {instancePath:instancePath+"/dialingStrategy",schemaPath:"#/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "defaultRetryPeriod"},message:"must have required property '"+"defaultRetryPeriod"+"'"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data6.maxRingTime === undefined){
const err23 = {instancePath:instancePath+"/dialingStrategy",schemaPath:"#/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "maxRingTime"},message:"must have required property '"+"maxRingTime"+"'"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data6.callerId !== undefined){
let data7 = data6.callerId;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.phoneNumber === undefined){
const err24 = {instancePath:instancePath+"/dialingStrategy/callerId",schemaPath:"#/properties/dialingStrategy/properties/callerId/required",keyword:"required",params:{missingProperty: "phoneNumber"},message:"must have required property '"+"phoneNumber"+"'"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data7.phoneNumber !== undefined){
if(typeof data7.phoneNumber !== "string"){
const err25 = {instancePath:instancePath+"/dialingStrategy/callerId/phoneNumber",schemaPath:"#/properties/dialingStrategy/properties/callerId/properties/phoneNumber/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/dialingStrategy/callerId",schemaPath:"#/properties/dialingStrategy/properties/callerId/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data6.callingHours !== undefined){
let data9 = data6.callingHours;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.frequency === undefined){
const err27 = {instancePath:instancePath+"/dialingStrategy/callingHours",schemaPath:"#/properties/dialingStrategy/properties/callingHours/required",keyword:"required",params:{missingProperty: "frequency"},message:"must have required property '"+"frequency"+"'"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data9.timezone === undefined){
const err28 = {instancePath:instancePath+"/dialingStrategy/callingHours",schemaPath:"#/properties/dialingStrategy/properties/callingHours/required",keyword:"required",params:{missingProperty: "timezone"},message:"must have required property '"+"timezone"+"'"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data9.days === undefined){
const err29 = {instancePath:instancePath+"/dialingStrategy/callingHours",schemaPath:"#/properties/dialingStrategy/properties/callingHours/required",keyword:"required",params:{missingProperty: "days"},message:"must have required property '"+"days"+"'"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data9.frequency !== undefined){
let data10 = data9.frequency;
if(typeof data10 !== "string"){
const err30 = {instancePath:instancePath+"/dialingStrategy/callingHours/frequency",schemaPath:"#/properties/dialingStrategy/properties/callingHours/properties/frequency/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(!(((data10 === "WEEKLY") || (data10 === "DAILY")) || (data10 === "CUSTOM"))){
const err31 = {instancePath:instancePath+"/dialingStrategy/callingHours/frequency",schemaPath:"#/properties/dialingStrategy/properties/callingHours/properties/frequency/enum",keyword:"enum",params:{allowedValues: schema31.properties.dialingStrategy.properties.callingHours.properties.frequency.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data9.timezone !== undefined){
if(typeof data9.timezone !== "string"){
const err32 = {instancePath:instancePath+"/dialingStrategy/callingHours/timezone",schemaPath:"#/properties/dialingStrategy/properties/callingHours/properties/timezone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data9.days !== undefined){
let data12 = data9.days;
if(Array.isArray(data12)){
const len1 = data12.length;
for(let i1=0; i1<len1; i1++){
let data13 = data12[i1];
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.day !== undefined){
let data14 = data13.day;
if(typeof data14 !== "string"){
const err33 = {instancePath:instancePath+"/dialingStrategy/callingHours/days/" + i1+"/day",schemaPath:"#/properties/dialingStrategy/properties/callingHours/properties/days/items/properties/day/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(!(((((((data14 === "MO") || (data14 === "TU")) || (data14 === "WE")) || (data14 === "TH")) || (data14 === "FR")) || (data14 === "SA")) || (data14 === "SU"))){
const err34 = {instancePath:instancePath+"/dialingStrategy/callingHours/days/" + i1+"/day",schemaPath:"#/properties/dialingStrategy/properties/callingHours/properties/days/items/properties/day/enum",keyword:"enum",params:{allowedValues: schema31.properties.dialingStrategy.properties.callingHours.properties.days.items.properties.day.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data13.start !== undefined){
if(typeof data13.start !== "string"){
const err35 = {instancePath:instancePath+"/dialingStrategy/callingHours/days/" + i1+"/start",schemaPath:"#/properties/dialingStrategy/properties/callingHours/properties/days/items/properties/start/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data13.end !== undefined){
if(typeof data13.end !== "string"){
const err36 = {instancePath:instancePath+"/dialingStrategy/callingHours/days/" + i1+"/end",schemaPath:"#/properties/dialingStrategy/properties/callingHours/properties/days/items/properties/end/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath:instancePath+"/dialingStrategy/callingHours/days/" + i1,schemaPath:"#/properties/dialingStrategy/properties/callingHours/properties/days/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
else {
const err38 = {instancePath:instancePath+"/dialingStrategy/callingHours/days",schemaPath:"#/properties/dialingStrategy/properties/callingHours/properties/days/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
else {
const err39 = {instancePath:instancePath+"/dialingStrategy/callingHours",schemaPath:"#/properties/dialingStrategy/properties/callingHours/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data6.dialingOrder !== undefined){
if(typeof data6.dialingOrder !== "string"){
const err40 = {instancePath:instancePath+"/dialingStrategy/dialingOrder",schemaPath:"#/properties/dialingStrategy/properties/dialingOrder/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data6.maxAttemptsPerRecord !== undefined){
let data18 = data6.maxAttemptsPerRecord;
if(typeof data18 == "number"){
if(data18 > 100 || isNaN(data18)){
const err41 = {instancePath:instancePath+"/dialingStrategy/maxAttemptsPerRecord",schemaPath:"#/properties/dialingStrategy/properties/maxAttemptsPerRecord/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data18 < 1 || isNaN(data18)){
const err42 = {instancePath:instancePath+"/dialingStrategy/maxAttemptsPerRecord",schemaPath:"#/properties/dialingStrategy/properties/maxAttemptsPerRecord/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/dialingStrategy/maxAttemptsPerRecord",schemaPath:"#/properties/dialingStrategy/properties/maxAttemptsPerRecord/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data6.defaultRetryPeriod !== undefined){
let data19 = data6.defaultRetryPeriod;
if(typeof data19 == "number"){
if(data19 > 1440 || isNaN(data19)){
const err44 = {instancePath:instancePath+"/dialingStrategy/defaultRetryPeriod",schemaPath:"#/properties/dialingStrategy/properties/defaultRetryPeriod/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1440},message:"must be <= 1440"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(data19 < 1 || isNaN(data19)){
const err45 = {instancePath:instancePath+"/dialingStrategy/defaultRetryPeriod",schemaPath:"#/properties/dialingStrategy/properties/defaultRetryPeriod/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
else {
const err46 = {instancePath:instancePath+"/dialingStrategy/defaultRetryPeriod",schemaPath:"#/properties/dialingStrategy/properties/defaultRetryPeriod/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data6.maxRingTime !== undefined){
let data20 = data6.maxRingTime;
if(typeof data20 == "number"){
if(data20 > 120 || isNaN(data20)){
const err47 = {instancePath:instancePath+"/dialingStrategy/maxRingTime",schemaPath:"#/properties/dialingStrategy/properties/maxRingTime/maximum",keyword:"maximum",params:{comparison: "<=", limit: 120},message:"must be <= 120"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(data20 < 5 || isNaN(data20)){
const err48 = {instancePath:instancePath+"/dialingStrategy/maxRingTime",schemaPath:"#/properties/dialingStrategy/properties/maxRingTime/minimum",keyword:"minimum",params:{comparison: ">=", limit: 5},message:"must be >= 5"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {instancePath:instancePath+"/dialingStrategy/maxRingTime",schemaPath:"#/properties/dialingStrategy/properties/maxRingTime/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
else {
const err50 = {instancePath:instancePath+"/dialingStrategy",schemaPath:"#/properties/dialingStrategy/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data.schedule !== undefined){
let data21 = data.schedule;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
if(data21.isSchedulingEnabled !== undefined){
if(typeof data21.isSchedulingEnabled !== "boolean"){
const err51 = {instancePath:instancePath+"/schedule/isSchedulingEnabled",schemaPath:"#/properties/schedule/properties/isSchedulingEnabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
else {
const err52 = {instancePath:instancePath+"/schedule",schemaPath:"#/properties/schedule/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data.queue_name !== undefined){
if(typeof data.queue_name !== "string"){
const err53 = {instancePath:instancePath+"/queue_name",schemaPath:"#/properties/queue_name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data.enableMachineDetect !== undefined){
if(typeof data.enableMachineDetect !== "boolean"){
const err54 = {instancePath:instancePath+"/enableMachineDetect",schemaPath:"#/properties/enableMachineDetect/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data.maxSkips !== undefined){
if(!(typeof data.maxSkips == "number")){
const err55 = {instancePath:instancePath+"/maxSkips",schemaPath:"#/properties/maxSkips/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data.campaignType !== undefined){
if(typeof data.campaignType !== "string"){
const err56 = {instancePath:instancePath+"/campaignType",schemaPath:"#/properties/campaignType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
else {
const err57 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":{"name":true,"description":true,"contactLists":true,"priority":true,"dialingMode":true,"dialingStrategy":true,"schedule":true,"queue_name":true,"enableMachineDetect":true,"maxSkips":true,"campaignType":true},"dynamicProps":false,"dynamicItems":false};

const updateVoiceCampaignV1_response = validate21;
const schema32 = {"$id":"https://schema.invalid/updateVoiceCampaignV1/response","type":"object","required":["status","message","id","data"],"properties":{"status":{"type":"string"},"message":{"type":"string"},"id":{"type":"string"},"data":{"type":"object","required":["name","lname","description","priority","dialingMode","dialingStrategy","status","createdAt","updatedAt","schedule","id","contactLists","enableMachineDetect"],"properties":{"name":{"type":"string"},"lname":{"type":"string"},"description":{"type":"string"},"priority":{"type":"string"},"dialingMode":{"type":"string"},"dialingStrategy":{"type":"object","required":["callerId","callingHours","dialingOrder","maxAttemptsPerRecord","defaultRetryPeriod","maxRingTime"],"properties":{"callerId":{"type":"object","required":["phoneNumber"],"properties":{"phoneNumber":{"type":"string"}}},"callingHours":{"type":"object","required":["frequency","days","timezone"],"properties":{"frequency":{"type":"string"},"days":{"type":"array","items":{"type":"object","required":["start","end","day"],"properties":{"start":{"type":"string"},"end":{"type":"string"},"day":{"type":"string","format":"two-letters"}}}},"timezone":{"type":"string"}}},"dialingOrder":{"type":"string"},"maxAttemptsPerRecord":{"type":"integer"},"defaultRetryPeriod":{"type":"integer"},"maxRingTime":{"type":"integer"}}},"status":{"type":"string"},"maxSkips":{"type":"integer"},"createdAt":{"type":"string","format":"iso-8601"},"updatedAt":{"type":"string","format":"iso-8601"},"schedule":{"type":"object","required":["isSchedulingEnabled","isRecurrenceEnabled"],"properties":{"isSchedulingEnabled":{"type":"boolean"},"isRecurrenceEnabled":{"type":"boolean"}}},"id":{"type":"string"},"contactLists":{"type":"array","items":{"type":"string"}},"enableMachineDetect":{"type":"boolean"}}}}};
const formats0 = /^[A-Za-z]{2}$/;
const formats2 = /^\d{4}-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])T([01]\d|2[0-4])(:?[0-5]\d(:?([0-5]\d|60)([.,]\d+)?)?)?(Z|[+-]\d\d(:?\d\d)?)?$/;

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schema.invalid/updateVoiceCampaignV1/response" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.status === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.message === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.id === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.data === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "data"},message:"must have required property '"+"data"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.status !== undefined){
if(typeof data.status !== "string"){
const err4 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.message !== undefined){
if(typeof data.message !== "string"){
const err5 = {instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.id !== undefined){
if(typeof data.id !== "string"){
const err6 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.data !== undefined){
let data3 = data.data;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.name === undefined){
const err7 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data3.lname === undefined){
const err8 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "lname"},message:"must have required property '"+"lname"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data3.description === undefined){
const err9 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "description"},message:"must have required property '"+"description"+"'"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data3.priority === undefined){
const err10 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "priority"},message:"must have required property '"+"priority"+"'"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data3.dialingMode === undefined){
const err11 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "dialingMode"},message:"must have required property '"+"dialingMode"+"'"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data3.dialingStrategy === undefined){
const err12 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "dialingStrategy"},message:"must have required property '"+"dialingStrategy"+"'"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data3.status === undefined){
const err13 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data3.createdAt === undefined){
const err14 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "createdAt"},message:"must have required property '"+"createdAt"+"'"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data3.updatedAt === undefined){
const err15 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "updatedAt"},message:"must have required property '"+"updatedAt"+"'"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data3.schedule === undefined){
const err16 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "schedule"},message:"must have required property '"+"schedule"+"'"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data3.id === undefined){
const err17 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data3.contactLists === undefined){
const err18 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "contactLists"},message:"must have required property '"+"contactLists"+"'"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data3.enableMachineDetect === undefined){
const err19 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "enableMachineDetect"},message:"must have required property '"+"enableMachineDetect"+"'"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data3.name !== undefined){
if(typeof data3.name !== "string"){
const err20 = {instancePath:instancePath+"/data/name",schemaPath:"#/properties/data/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data3.lname !== undefined){
if(typeof data3.lname !== "string"){
const err21 = {instancePath:instancePath+"/data/lname",schemaPath:"#/properties/data/properties/lname/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data3.description !== undefined){
if(typeof data3.description !== "string"){
const err22 = {instancePath:instancePath+"/data/description",schemaPath:"#/properties/data/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data3.priority !== undefined){
if(typeof data3.priority !== "string"){
const err23 = {instancePath:instancePath+"/data/priority",schemaPath:"#/properties/data/properties/priority/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data3.dialingMode !== undefined){
if(typeof data3.dialingMode !== "string"){
const err24 = {instancePath:instancePath+"/data/dialingMode",schemaPath:"#/properties/data/properties/dialingMode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data3.dialingStrategy !== undefined){
let data9 = data3.dialingStrategy;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.callerId === undefined){
const err25 = {instancePath:instancePath+"/data/dialingStrategy",schemaPath:"#/properties/data/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "callerId"},message:"must have required property '"+"callerId"+"'"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data9.callingHours === undefined){
const err26 = {instancePath:instancePath+"/data/dialingStrategy",schemaPath:"#/properties/data/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "callingHours"},message:"must have required property '"+"callingHours"+"'"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data9.dialingOrder === undefined){
const err27 = {instancePath:instancePath+"/data/dialingStrategy",schemaPath:"#/properties/data/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "dialingOrder"},message:"must have required property '"+"dialingOrder"+"'"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data9.maxAttemptsPerRecord === undefined){
const err28 = {instancePath:instancePath+"/data/dialingStrategy",schemaPath:"#/properties/data/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "maxAttemptsPerRecord"},message:"must have required property '"+"maxAttemptsPerRecord"+"'"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data9.defaultRetryPeriod === undefined){
const err29 = {instancePath:instancePath+"/data/dialingStrategy",schemaPath:"#/properties/data/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "defaultRetryPeriod"},message:"must have required property '"+"defaultRetryPeriod"+"'"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data9.maxRingTime === undefined){
const err30 = {instancePath:instancePath+"/data/dialingStrategy",schemaPath:"#/properties/data/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "maxRingTime"},message:"must have required property '"+"maxRingTime"+"'"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data9.callerId !== undefined){
let data10 = data9.callerId;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.phoneNumber === undefined){
const err31 = {instancePath:instancePath+"/data/dialingStrategy/callerId",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callerId/required",keyword:"required",params:{missingProperty: "phoneNumber"},message:"must have required property '"+"phoneNumber"+"'"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data10.phoneNumber !== undefined){
if(typeof data10.phoneNumber !== "string"){
const err32 = {instancePath:instancePath+"/data/dialingStrategy/callerId/phoneNumber",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callerId/properties/phoneNumber/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/data/dialingStrategy/callerId",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callerId/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data9.callingHours !== undefined){
let data12 = data9.callingHours;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12.frequency === undefined){
const err34 = {instancePath:instancePath+"/data/dialingStrategy/callingHours",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/required",keyword:"required",params:{missingProperty: "frequency"},message:"must have required property '"+"frequency"+"'"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data12.days === undefined){
const err35 = {instancePath:instancePath+"/data/dialingStrategy/callingHours",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/required",keyword:"required",params:{missingProperty: "days"},message:"must have required property '"+"days"+"'"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data12.timezone === undefined){
const err36 = {instancePath:instancePath+"/data/dialingStrategy/callingHours",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/required",keyword:"required",params:{missingProperty: "timezone"},message:"must have required property '"+"timezone"+"'"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data12.frequency !== undefined){
if(typeof data12.frequency !== "string"){
const err37 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/frequency",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/frequency/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data12.days !== undefined){
let data14 = data12.days;
if(Array.isArray(data14)){
const len0 = data14.length;
for(let i0=0; i0<len0; i0++){
let data15 = data14[i0];
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(data15.start === undefined){
const err38 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0,schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/required",keyword:"required",params:{missingProperty: "start"},message:"must have required property '"+"start"+"'"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(data15.end === undefined){
const err39 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0,schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/required",keyword:"required",params:{missingProperty: "end"},message:"must have required property '"+"end"+"'"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(data15.day === undefined){
const err40 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0,schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/required",keyword:"required",params:{missingProperty: "day"},message:"must have required property '"+"day"+"'"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(data15.start !== undefined){
if(typeof data15.start !== "string"){
const err41 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0+"/start",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/properties/start/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data15.end !== undefined){
if(typeof data15.end !== "string"){
const err42 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0+"/end",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/properties/end/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data15.day !== undefined){
let data18 = data15.day;
if(typeof data18 === "string"){
if(!(formats0.test(data18))){
const err43 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0+"/day",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/properties/day/format",keyword:"format",params:{format: "two-letters"},message:"must match format \""+"two-letters"+"\""};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0+"/day",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/properties/day/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
else {
const err45 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0,schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data12.timezone !== undefined){
if(typeof data12.timezone !== "string"){
const err47 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/timezone",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/timezone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
}
else {
const err48 = {instancePath:instancePath+"/data/dialingStrategy/callingHours",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data9.dialingOrder !== undefined){
if(typeof data9.dialingOrder !== "string"){
const err49 = {instancePath:instancePath+"/data/dialingStrategy/dialingOrder",schemaPath:"#/properties/data/properties/dialingStrategy/properties/dialingOrder/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data9.maxAttemptsPerRecord !== undefined){
let data21 = data9.maxAttemptsPerRecord;
if(!((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21)))){
const err50 = {instancePath:instancePath+"/data/dialingStrategy/maxAttemptsPerRecord",schemaPath:"#/properties/data/properties/dialingStrategy/properties/maxAttemptsPerRecord/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data9.defaultRetryPeriod !== undefined){
let data22 = data9.defaultRetryPeriod;
if(!((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22)))){
const err51 = {instancePath:instancePath+"/data/dialingStrategy/defaultRetryPeriod",schemaPath:"#/properties/data/properties/dialingStrategy/properties/defaultRetryPeriod/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data9.maxRingTime !== undefined){
let data23 = data9.maxRingTime;
if(!((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23)))){
const err52 = {instancePath:instancePath+"/data/dialingStrategy/maxRingTime",schemaPath:"#/properties/data/properties/dialingStrategy/properties/maxRingTime/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath:instancePath+"/data/dialingStrategy",schemaPath:"#/properties/data/properties/dialingStrategy/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data3.status !== undefined){
if(typeof data3.status !== "string"){
const err54 = {instancePath:instancePath+"/data/status",schemaPath:"#/properties/data/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data3.maxSkips !== undefined){
let data25 = data3.maxSkips;
if(!((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25)))){
const err55 = {instancePath:instancePath+"/data/maxSkips",schemaPath:"#/properties/data/properties/maxSkips/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data3.createdAt !== undefined){
let data26 = data3.createdAt;
if(typeof data26 === "string"){
if(!(formats2.test(data26))){
const err56 = {instancePath:instancePath+"/data/createdAt",schemaPath:"#/properties/data/properties/createdAt/format",keyword:"format",params:{format: "iso-8601"},message:"must match format \""+"iso-8601"+"\""};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/data/createdAt",schemaPath:"#/properties/data/properties/createdAt/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data3.updatedAt !== undefined){
let data27 = data3.updatedAt;
if(typeof data27 === "string"){
if(!(formats2.test(data27))){
const err58 = {instancePath:instancePath+"/data/updatedAt",schemaPath:"#/properties/data/properties/updatedAt/format",keyword:"format",params:{format: "iso-8601"},message:"must match format \""+"iso-8601"+"\""};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
else {
const err59 = {instancePath:instancePath+"/data/updatedAt",schemaPath:"#/properties/data/properties/updatedAt/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data3.schedule !== undefined){
let data28 = data3.schedule;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
if(data28.isSchedulingEnabled === undefined){
const err60 = {instancePath:instancePath+"/data/schedule",schemaPath:"#/properties/data/properties/schedule/required",keyword:"required",params:{missingProperty: "isSchedulingEnabled"},message:"must have required property '"+"isSchedulingEnabled"+"'"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(data28.isRecurrenceEnabled === undefined){
const err61 = {instancePath:instancePath+"/data/schedule",schemaPath:"#/properties/data/properties/schedule/required",keyword:"required",params:{missingProperty: "isRecurrenceEnabled"},message:"must have required property '"+"isRecurrenceEnabled"+"'"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(data28.isSchedulingEnabled !== undefined){
if(typeof data28.isSchedulingEnabled !== "boolean"){
const err62 = {instancePath:instancePath+"/data/schedule/isSchedulingEnabled",schemaPath:"#/properties/data/properties/schedule/properties/isSchedulingEnabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data28.isRecurrenceEnabled !== undefined){
if(typeof data28.isRecurrenceEnabled !== "boolean"){
const err63 = {instancePath:instancePath+"/data/schedule/isRecurrenceEnabled",schemaPath:"#/properties/data/properties/schedule/properties/isRecurrenceEnabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
else {
const err64 = {instancePath:instancePath+"/data/schedule",schemaPath:"#/properties/data/properties/schedule/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data3.id !== undefined){
if(typeof data3.id !== "string"){
const err65 = {instancePath:instancePath+"/data/id",schemaPath:"#/properties/data/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data3.contactLists !== undefined){
let data32 = data3.contactLists;
if(Array.isArray(data32)){
const len1 = data32.length;
for(let i1=0; i1<len1; i1++){
if(typeof data32[i1] !== "string"){
const err66 = {instancePath:instancePath+"/data/contactLists/" + i1,schemaPath:"#/properties/data/properties/contactLists/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
}
else {
const err67 = {instancePath:instancePath+"/data/contactLists",schemaPath:"#/properties/data/properties/contactLists/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data3.enableMachineDetect !== undefined){
if(typeof data3.enableMachineDetect !== "boolean"){
const err68 = {instancePath:instancePath+"/data/enableMachineDetect",schemaPath:"#/properties/data/properties/enableMachineDetect/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
else {
const err69 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
}
else {
const err70 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":{"status":true,"message":true,"id":true,"data":true},"dynamicProps":false,"dynamicItems":false};

const updateVoiceCampaignV2_request = validate22;
const schema33 = {"$id":"https://schema.invalid/updateVoiceCampaignV2/request","type":"object","required":["name","description","contactLists","dncLists","priority","dialingMode","dialingStrategy"],"properties":{"name":{"type":"string","maxLength":48},"description":{"type":"string","maxLength":256},"contactLists":{"type":"array","minItems":1,"items":{"type":"string"}},"dncLists":{"type":"object","properties":{"name":{"type":"string"}}},"priority":{"type":"string","enum":["1","2","3","4","5"]},"dialingMode":{"type":"string","enum":["Agentless","Progressive","Preview"]},"dialingStrategy":{"type":"object","required":["callerId","callingHours","dialingOrder","maxAttemptsPerRecord","defaultRetryPeriod","maxRingTime"],"properties":{"callerId":{"type":"object","required":["phoneNumber"],"properties":{"phoneNumber":{"type":"string"}}},"callingHours":{"type":"object","required":["frequency","timezone","days"],"properties":{"frequency":{"type":"string","enum":["WEEKLY","DAILY","CUSTOM"]},"timezone":{"type":"string"},"days":{"type":"array","items":{"type":"object","properties":{"day":{"type":"string","enum":["MO","TU","WE","TH","FR","SA","SU"]},"start":{"type":"string"},"end":{"type":"string"}}}}}},"dialingOrder":{"type":"string"},"maxAttemptsPerRecord":{"type":"number","minimum":1,"maximum":100},"defaultRetryPeriod":{"type":"number","minimum":1,"maximum":1440},"maxRingTime":{"type":"number","minimum":5,"maximum":120}}},"schedule":{"type":"object","properties":{"isSchedulingEnabled":{"type":"boolean"}}},"queue_name":{"type":"string"},"maxSkips":{"type":"number"},"experienceFlowName":{"type":"string"},"campaignType":{"type":"string"}}};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schema.invalid/updateVoiceCampaignV2/request" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.description === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "description"},message:"must have required property '"+"description"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.contactLists === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "contactLists"},message:"must have required property '"+"contactLists"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.dncLists === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "dncLists"},message:"must have required property '"+"dncLists"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.priority === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "priority"},message:"must have required property '"+"priority"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.dialingMode === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "dialingMode"},message:"must have required property '"+"dialingMode"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.dialingStrategy === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "dialingStrategy"},message:"must have required property '"+"dialingStrategy"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(func1(data0) > 48){
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 48},message:"must NOT have more than 48 characters"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.description !== undefined){
let data1 = data.description;
if(typeof data1 === "string"){
if(func1(data1) > 256){
const err9 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.contactLists !== undefined){
let data2 = data.contactLists;
if(Array.isArray(data2)){
if(data2.length < 1){
const err11 = {instancePath:instancePath+"/contactLists",schemaPath:"#/properties/contactLists/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(typeof data2[i0] !== "string"){
const err12 = {instancePath:instancePath+"/contactLists/" + i0,schemaPath:"#/properties/contactLists/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/contactLists",schemaPath:"#/properties/contactLists/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.dncLists !== undefined){
let data4 = data.dncLists;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.name !== undefined){
if(typeof data4.name !== "string"){
const err14 = {instancePath:instancePath+"/dncLists/name",schemaPath:"#/properties/dncLists/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/dncLists",schemaPath:"#/properties/dncLists/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.priority !== undefined){
let data6 = data.priority;
if(typeof data6 !== "string"){
const err16 = {instancePath:instancePath+"/priority",schemaPath:"#/properties/priority/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(!(((((data6 === "1") || (data6 === "2")) || (data6 === "3")) || (data6 === "4")) || (data6 === "5"))){
const err17 = {instancePath:instancePath+"/priority",schemaPath:"#/properties/priority/enum",keyword:"enum",params:{allowedValues: schema33.properties.priority.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.dialingMode !== undefined){
let data7 = data.dialingMode;
if(typeof data7 !== "string"){
const err18 = {instancePath:instancePath+"/dialingMode",schemaPath:"#/properties/dialingMode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(!(((data7 === "Agentless") || (data7 === "Progressive")) || (data7 === "Preview"))){
const err19 = {instancePath:instancePath+"/dialingMode",schemaPath:"#/properties/dialingMode/enum",keyword:"enum",params:{allowedValues: schema33.properties.dialingMode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.dialingStrategy !== undefined){
let data8 = data.dialingStrategy;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.callerId === undefined){
const err20 = {instancePath:instancePath+"/dialingStrategy",schemaPath:"#/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "callerId"},message:"must have required property '"+"callerId"+"'"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data8.callingHours === undefined){
const err21 = {instancePath:instancePath+"/dialingStrategy",schemaPath:"#/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "callingHours"},message:"must have required property '"+"callingHours"+"'"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data8.dialingOrder === undefined){
const err22 = {instancePath:instancePath+"/dialingStrategy",schemaPath:"#/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "dialingOrder"},message:"must have required property '"+"dialingOrder"+"'"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data8.maxAttemptsPerRecord === undefined){
const err23 = {instancePath:instancePath+"/dialingStrategy",schemaPath:"#/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "maxAttemptsPerRecord"},message:"must have required property '"+"maxAttemptsPerRecord"+"'"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data8.defaultRetryPeriod === undefined){
const err24 = {instancePath:instancePath+"/dialingStrategy",schemaPath:"#/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "defaultRetryPeriod"},message:"must have required property '"+"defaultRetryPeriod"+"'"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data8.maxRingTime === undefined){
const err25 = {instancePath:instancePath+"/dialingStrategy",schemaPath:"#/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "maxRingTime"},message:"must have required property '"+"maxRingTime"+"'"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data8.callerId !== undefined){
let data9 = data8.callerId;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.phoneNumber === undefined){
const err26 = {instancePath:instancePath+"/dialingStrategy/callerId",schemaPath:"#/properties/dialingStrategy/properties/callerId/required",keyword:"required",params:{missingProperty: "phoneNumber"},message:"must have required property '"+"phoneNumber"+"'"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data9.phoneNumber !== undefined){
if(typeof data9.phoneNumber !== "string"){
const err27 = {instancePath:instancePath+"/dialingStrategy/callerId/phoneNumber",schemaPath:"#/properties/dialingStrategy/properties/callerId/properties/phoneNumber/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/dialingStrategy/callerId",schemaPath:"#/properties/dialingStrategy/properties/callerId/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data8.callingHours !== undefined){
let data11 = data8.callingHours;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.frequency === undefined){
const err29 = {instancePath:instancePath+"/dialingStrategy/callingHours",schemaPath:"#/properties/dialingStrategy/properties/callingHours/required",keyword:"required",params:{missingProperty: "frequency"},message:"must have required property '"+"frequency"+"'"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data11.timezone === undefined){
const err30 = {instancePath:instancePath+"/dialingStrategy/callingHours",schemaPath:"#/properties/dialingStrategy/properties/callingHours/required",keyword:"required",params:{missingProperty: "timezone"},message:"must have required property '"+"timezone"+"'"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data11.days === undefined){
const err31 = {instancePath:instancePath+"/dialingStrategy/callingHours",schemaPath:"#/properties/dialingStrategy/properties/callingHours/required",keyword:"required",params:{missingProperty: "days"},message:"must have required property '"+"days"+"'"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data11.frequency !== undefined){
let data12 = data11.frequency;
if(typeof data12 !== "string"){
const err32 = {instancePath:instancePath+"/dialingStrategy/callingHours/frequency",schemaPath:"#/properties/dialingStrategy/properties/callingHours/properties/frequency/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(!(((data12 === "WEEKLY") || (data12 === "DAILY")) || (data12 === "CUSTOM"))){
const err33 = {instancePath:instancePath+"/dialingStrategy/callingHours/frequency",schemaPath:"#/properties/dialingStrategy/properties/callingHours/properties/frequency/enum",keyword:"enum",params:{allowedValues: schema33.properties.dialingStrategy.properties.callingHours.properties.frequency.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data11.timezone !== undefined){
if(typeof data11.timezone !== "string"){
const err34 = {instancePath:instancePath+"/dialingStrategy/callingHours/timezone",schemaPath:"#/properties/dialingStrategy/properties/callingHours/properties/timezone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data11.days !== undefined){
let data14 = data11.days;
if(Array.isArray(data14)){
const len1 = data14.length;
for(let i1=0; i1<len1; i1++){
let data15 = data14[i1];
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(data15.day !== undefined){
let data16 = data15.day;
if(typeof data16 !== "string"){
const err35 = {instancePath:instancePath+"/dialingStrategy/callingHours/days/" + i1+"/day",schemaPath:"#/properties/dialingStrategy/properties/callingHours/properties/days/items/properties/day/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(!(((((((data16 === "MO") || (data16 === "TU")) || (data16 === "WE")) || (data16 === "TH")) || (data16 === "FR")) || (data16 === "SA")) || (data16 === "SU"))){
const err36 = {instancePath:instancePath+"/dialingStrategy/callingHours/days/" + i1+"/day",schemaPath:"#/properties/dialingStrategy/properties/callingHours/properties/days/items/properties/day/enum",keyword:"enum",params:{allowedValues: schema33.properties.dialingStrategy.properties.callingHours.properties.days.items.properties.day.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data15.start !== undefined){
if(typeof data15.start !== "string"){
const err37 = {instancePath:instancePath+"/dialingStrategy/callingHours/days/" + i1+"/start",schemaPath:"#/properties/dialingStrategy/properties/callingHours/properties/days/items/properties/start/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data15.end !== undefined){
if(typeof data15.end !== "string"){
const err38 = {instancePath:instancePath+"/dialingStrategy/callingHours/days/" + i1+"/end",schemaPath:"#/properties/dialingStrategy/properties/callingHours/properties/days/items/properties/end/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
else {
const err39 = {instancePath:instancePath+"/dialingStrategy/callingHours/days/" + i1,schemaPath:"#/properties/dialingStrategy/properties/callingHours/properties/days/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath:instancePath+"/dialingStrategy/callingHours/days",schemaPath:"#/properties/dialingStrategy/properties/callingHours/properties/days/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
else {
const err41 = {instancePath:instancePath+"/dialingStrategy/callingHours",schemaPath:"#/properties/dialingStrategy/properties/callingHours/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data8.dialingOrder !== undefined){
if(typeof data8.dialingOrder !== "string"){
const err42 = {instancePath:instancePath+"/dialingStrategy/dialingOrder",schemaPath:"#/properties/dialingStrategy/properties/dialingOrder/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data8.maxAttemptsPerRecord !== undefined){
let data20 = data8.maxAttemptsPerRecord;
if(typeof data20 == "number"){
if(data20 > 100 || isNaN(data20)){
const err43 = {instancePath:instancePath+"/dialingStrategy/maxAttemptsPerRecord",schemaPath:"#/properties/dialingStrategy/properties/maxAttemptsPerRecord/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(data20 < 1 || isNaN(data20)){
const err44 = {instancePath:instancePath+"/dialingStrategy/maxAttemptsPerRecord",schemaPath:"#/properties/dialingStrategy/properties/maxAttemptsPerRecord/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/dialingStrategy/maxAttemptsPerRecord",schemaPath:"#/properties/dialingStrategy/properties/maxAttemptsPerRecord/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data8.defaultRetryPeriod !== undefined){
let data21 = data8.defaultRetryPeriod;
if(typeof data21 == "number"){
if(data21 > 1440 || isNaN(data21)){
const err46 = {instancePath:instancePath+"/dialingStrategy/defaultRetryPeriod",schemaPath:"#/properties/dialingStrategy/properties/defaultRetryPeriod/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1440},message:"must be <= 1440"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(data21 < 1 || isNaN(data21)){
const err47 = {instancePath:instancePath+"/dialingStrategy/defaultRetryPeriod",schemaPath:"#/properties/dialingStrategy/properties/defaultRetryPeriod/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
else {
const err48 = {instancePath:instancePath+"/dialingStrategy/defaultRetryPeriod",schemaPath:"#/properties/dialingStrategy/properties/defaultRetryPeriod/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data8.maxRingTime !== undefined){
let data22 = data8.maxRingTime;
if(typeof data22 == "number"){
if(data22 > 120 || isNaN(data22)){
const err49 = {instancePath:instancePath+"/dialingStrategy/maxRingTime",schemaPath:"#/properties/dialingStrategy/properties/maxRingTime/maximum",keyword:"maximum",params:{comparison: "<=", limit: 120},message:"must be <= 120"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(data22 < 5 || isNaN(data22)){
const err50 = {instancePath:instancePath+"/dialingStrategy/maxRingTime",schemaPath:"#/properties/dialingStrategy/properties/maxRingTime/minimum",keyword:"minimum",params:{comparison: ">=", limit: 5},message:"must be >= 5"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/dialingStrategy/maxRingTime",schemaPath:"#/properties/dialingStrategy/properties/maxRingTime/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
else {
const err52 = {instancePath:instancePath+"/dialingStrategy",schemaPath:"#/properties/dialingStrategy/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data.schedule !== undefined){
let data23 = data.schedule;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(data23.isSchedulingEnabled !== undefined){
if(typeof data23.isSchedulingEnabled !== "boolean"){
const err53 = {instancePath:instancePath+"/schedule/isSchedulingEnabled",schemaPath:"#/properties/schedule/properties/isSchedulingEnabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
}
else {
const err54 = {instancePath:instancePath+"/schedule",schemaPath:"#/properties/schedule/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data.queue_name !== undefined){
if(typeof data.queue_name !== "string"){
const err55 = {instancePath:instancePath+"/queue_name",schemaPath:"#/properties/queue_name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data.maxSkips !== undefined){
if(!(typeof data.maxSkips == "number")){
const err56 = {instancePath:instancePath+"/maxSkips",schemaPath:"#/properties/maxSkips/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data.experienceFlowName !== undefined){
if(typeof data.experienceFlowName !== "string"){
const err57 = {instancePath:instancePath+"/experienceFlowName",schemaPath:"#/properties/experienceFlowName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data.campaignType !== undefined){
if(typeof data.campaignType !== "string"){
const err58 = {instancePath:instancePath+"/campaignType",schemaPath:"#/properties/campaignType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
else {
const err59 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":{"name":true,"description":true,"contactLists":true,"dncLists":true,"priority":true,"dialingMode":true,"dialingStrategy":true,"schedule":true,"queue_name":true,"maxSkips":true,"experienceFlowName":true,"campaignType":true},"dynamicProps":false,"dynamicItems":false};

const updateVoiceCampaignV2_response = validate23;
const schema34 = {"$id":"https://schema.invalid/updateVoiceCampaignV2/response","type":"object","required":["status","message","id","data"],"properties":{"status":{"type":"string"},"message":{"type":"string"},"id":{"type":"string"},"data":{"type":"object","required":["name","lname","description","dncLists","priority","dialingMode","dialingStrategy","status","createdAt","updatedAt","schedule","contactLists"],"properties":{"_id":{"type":"string"},"id":{"type":"string"},"name":{"type":"string"},"lname":{"type":"string"},"description":{"type":"string"},"dncLists":{"type":"object","required":["id","name"],"properties":{"id":{"type":"string"},"name":{"type":"string"}}},"priority":{"type":"string"},"dialingMode":{"type":"string"},"dialingStrategy":{"type":"object","required":["callerId","callingHours","dialingOrder","maxAttemptsPerRecord","defaultRetryPeriod","maxRingTime"],"properties":{"callerId":{"type":"object","required":["phoneNumber"],"properties":{"phoneNumber":{"type":"string"}}},"callingHours":{"type":"object","required":["frequency","days","timezone"],"properties":{"frequency":{"type":"string"},"days":{"type":"array","items":{"type":"object","required":["start","end","day"],"properties":{"start":{"type":"string"},"end":{"type":"string"},"day":{"type":"string","format":"two-letters"}}}},"timezone":{"type":"string"}}},"dialingOrder":{"type":"string"},"maxAttemptsPerRecord":{"type":"integer"},"defaultRetryPeriod":{"type":"integer"},"maxRingTime":{"type":"integer"},"useSystemMappings":{"type":"boolean"}}},"status":{"type":"string"},"maxSkips":{"type":"integer"},"isFiltersEnabled":{"type":"boolean"},"createdAt":{"type":"string","format":"iso-8601"},"updatedAt":{"type":"string","format":"iso-8601"},"schedule":{"type":"object","required":["isSchedulingEnabled","isRecurrenceEnabled"],"properties":{"isSchedulingEnabled":{"type":"boolean"},"isRecurrenceEnabled":{"type":"boolean"}}},"experienceFlow":{"type":"string"},"contactLists":{"type":"array","items":{"type":"string"}}}}}};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schema.invalid/updateVoiceCampaignV2/response" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate23.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.status === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.message === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.id === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.data === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "data"},message:"must have required property '"+"data"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.status !== undefined){
if(typeof data.status !== "string"){
const err4 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.message !== undefined){
if(typeof data.message !== "string"){
const err5 = {instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.id !== undefined){
if(typeof data.id !== "string"){
const err6 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.data !== undefined){
let data3 = data.data;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.name === undefined){
const err7 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data3.lname === undefined){
const err8 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "lname"},message:"must have required property '"+"lname"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data3.description === undefined){
const err9 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "description"},message:"must have required property '"+"description"+"'"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data3.dncLists === undefined){
const err10 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "dncLists"},message:"must have required property '"+"dncLists"+"'"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data3.priority === undefined){
const err11 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "priority"},message:"must have required property '"+"priority"+"'"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data3.dialingMode === undefined){
const err12 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "dialingMode"},message:"must have required property '"+"dialingMode"+"'"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data3.dialingStrategy === undefined){
const err13 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "dialingStrategy"},message:"must have required property '"+"dialingStrategy"+"'"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data3.status === undefined){
const err14 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data3.createdAt === undefined){
const err15 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "createdAt"},message:"must have required property '"+"createdAt"+"'"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data3.updatedAt === undefined){
const err16 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "updatedAt"},message:"must have required property '"+"updatedAt"+"'"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data3.schedule === undefined){
const err17 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "schedule"},message:"must have required property '"+"schedule"+"'"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data3.contactLists === undefined){
const err18 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "contactLists"},message:"must have required property '"+"contactLists"+"'"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data3._id !== undefined){
if(typeof data3._id !== "string"){
const err19 = {instancePath:instancePath+"/data/_id",schemaPath:"#/properties/data/properties/_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data3.id !== undefined){
if(typeof data3.id !== "string"){
const err20 = {instancePath:instancePath+"/data/id",schemaPath:"#/properties/data/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data3.name !== undefined){
if(typeof data3.name !== "string"){
const err21 = {instancePath:instancePath+"/data/name",schemaPath:"#/properties/data/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data3.lname !== undefined){
if(typeof data3.lname !== "string"){
const err22 = {instancePath:instancePath+"/data/lname",schemaPath:"#/properties/data/properties/lname/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data3.description !== undefined){
if(typeof data3.description !== "string"){
const err23 = {instancePath:instancePath+"/data/description",schemaPath:"#/properties/data/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data3.dncLists !== undefined){
let data9 = data3.dncLists;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.id === undefined){
const err24 = {instancePath:instancePath+"/data/dncLists",schemaPath:"#/properties/data/properties/dncLists/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data9.name === undefined){
const err25 = {instancePath:instancePath+"/data/dncLists",schemaPath:"#/properties/data/properties/dncLists/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data9.id !== undefined){
if(typeof data9.id !== "string"){
const err26 = {instancePath:instancePath+"/data/dncLists/id",schemaPath:"#/properties/data/properties/dncLists/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data9.name !== undefined){
if(typeof data9.name !== "string"){
const err27 = {instancePath:instancePath+"/data/dncLists/name",schemaPath:"#/properties/data/properties/dncLists/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/data/dncLists",schemaPath:"#/properties/data/properties/dncLists/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data3.priority !== undefined){
if(typeof data3.priority !== "string"){
const err29 = {instancePath:instancePath+"/data/priority",schemaPath:"#/properties/data/properties/priority/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data3.dialingMode !== undefined){
if(typeof data3.dialingMode !== "string"){
const err30 = {instancePath:instancePath+"/data/dialingMode",schemaPath:"#/properties/data/properties/dialingMode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data3.dialingStrategy !== undefined){
let data14 = data3.dialingStrategy;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.callerId === undefined){
const err31 = {instancePath:instancePath+"/data/dialingStrategy",schemaPath:"#/properties/data/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "callerId"},message:"must have required property '"+"callerId"+"'"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data14.callingHours === undefined){
const err32 = {instancePath:instancePath+"/data/dialingStrategy",schemaPath:"#/properties/data/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "callingHours"},message:"must have required property '"+"callingHours"+"'"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data14.dialingOrder === undefined){
const err33 = {instancePath:instancePath+"/data/dialingStrategy",schemaPath:"#/properties/data/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "dialingOrder"},message:"must have required property '"+"dialingOrder"+"'"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data14.maxAttemptsPerRecord === undefined){
const err34 = {instancePath:instancePath+"/data/dialingStrategy",schemaPath:"#/properties/data/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "maxAttemptsPerRecord"},message:"must have required property '"+"maxAttemptsPerRecord"+"'"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data14.defaultRetryPeriod === undefined){
const err35 = {instancePath:instancePath+"/data/dialingStrategy",schemaPath:"#/properties/data/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "defaultRetryPeriod"},message:"must have required property '"+"defaultRetryPeriod"+"'"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data14.maxRingTime === undefined){
const err36 = {instancePath:instancePath+"/data/dialingStrategy",schemaPath:"#/properties/data/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "maxRingTime"},message:"must have required property '"+"maxRingTime"+"'"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data14.callerId !== undefined){
let data15 = data14.callerId;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(data15.phoneNumber === undefined){
const err37 = {instancePath:instancePath+"/data/dialingStrategy/callerId",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callerId/required",keyword:"required",params:{missingProperty: "phoneNumber"},message:"must have required property '"+"phoneNumber"+"'"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(data15.phoneNumber !== undefined){
if(typeof data15.phoneNumber !== "string"){
const err38 = {instancePath:instancePath+"/data/dialingStrategy/callerId/phoneNumber",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callerId/properties/phoneNumber/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
else {
const err39 = {instancePath:instancePath+"/data/dialingStrategy/callerId",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callerId/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data14.callingHours !== undefined){
let data17 = data14.callingHours;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
if(data17.frequency === undefined){
const err40 = {instancePath:instancePath+"/data/dialingStrategy/callingHours",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/required",keyword:"required",params:{missingProperty: "frequency"},message:"must have required property '"+"frequency"+"'"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(data17.days === undefined){
const err41 = {instancePath:instancePath+"/data/dialingStrategy/callingHours",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/required",keyword:"required",params:{missingProperty: "days"},message:"must have required property '"+"days"+"'"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data17.timezone === undefined){
const err42 = {instancePath:instancePath+"/data/dialingStrategy/callingHours",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/required",keyword:"required",params:{missingProperty: "timezone"},message:"must have required property '"+"timezone"+"'"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data17.frequency !== undefined){
if(typeof data17.frequency !== "string"){
const err43 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/frequency",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/frequency/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data17.days !== undefined){
let data19 = data17.days;
if(Array.isArray(data19)){
const len0 = data19.length;
for(let i0=0; i0<len0; i0++){
let data20 = data19[i0];
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
if(data20.start === undefined){
const err44 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0,schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/required",keyword:"required",params:{missingProperty: "start"},message:"must have required property '"+"start"+"'"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(data20.end === undefined){
const err45 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0,schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/required",keyword:"required",params:{missingProperty: "end"},message:"must have required property '"+"end"+"'"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(data20.day === undefined){
const err46 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0,schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/required",keyword:"required",params:{missingProperty: "day"},message:"must have required property '"+"day"+"'"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(data20.start !== undefined){
if(typeof data20.start !== "string"){
const err47 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0+"/start",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/properties/start/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data20.end !== undefined){
if(typeof data20.end !== "string"){
const err48 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0+"/end",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/properties/end/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data20.day !== undefined){
let data23 = data20.day;
if(typeof data23 === "string"){
if(!(formats0.test(data23))){
const err49 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0+"/day",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/properties/day/format",keyword:"format",params:{format: "two-letters"},message:"must match format \""+"two-letters"+"\""};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
else {
const err50 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0+"/day",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/properties/day/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
else {
const err51 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0,schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
else {
const err52 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data17.timezone !== undefined){
if(typeof data17.timezone !== "string"){
const err53 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/timezone",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/timezone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
}
else {
const err54 = {instancePath:instancePath+"/data/dialingStrategy/callingHours",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data14.dialingOrder !== undefined){
if(typeof data14.dialingOrder !== "string"){
const err55 = {instancePath:instancePath+"/data/dialingStrategy/dialingOrder",schemaPath:"#/properties/data/properties/dialingStrategy/properties/dialingOrder/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data14.maxAttemptsPerRecord !== undefined){
let data26 = data14.maxAttemptsPerRecord;
if(!((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26)))){
const err56 = {instancePath:instancePath+"/data/dialingStrategy/maxAttemptsPerRecord",schemaPath:"#/properties/data/properties/dialingStrategy/properties/maxAttemptsPerRecord/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data14.defaultRetryPeriod !== undefined){
let data27 = data14.defaultRetryPeriod;
if(!((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27)))){
const err57 = {instancePath:instancePath+"/data/dialingStrategy/defaultRetryPeriod",schemaPath:"#/properties/data/properties/dialingStrategy/properties/defaultRetryPeriod/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data14.maxRingTime !== undefined){
let data28 = data14.maxRingTime;
if(!((typeof data28 == "number") && (!(data28 % 1) && !isNaN(data28)))){
const err58 = {instancePath:instancePath+"/data/dialingStrategy/maxRingTime",schemaPath:"#/properties/data/properties/dialingStrategy/properties/maxRingTime/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data14.useSystemMappings !== undefined){
if(typeof data14.useSystemMappings !== "boolean"){
const err59 = {instancePath:instancePath+"/data/dialingStrategy/useSystemMappings",schemaPath:"#/properties/data/properties/dialingStrategy/properties/useSystemMappings/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
}
else {
const err60 = {instancePath:instancePath+"/data/dialingStrategy",schemaPath:"#/properties/data/properties/dialingStrategy/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data3.status !== undefined){
if(typeof data3.status !== "string"){
const err61 = {instancePath:instancePath+"/data/status",schemaPath:"#/properties/data/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data3.maxSkips !== undefined){
let data31 = data3.maxSkips;
if(!((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31)))){
const err62 = {instancePath:instancePath+"/data/maxSkips",schemaPath:"#/properties/data/properties/maxSkips/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data3.isFiltersEnabled !== undefined){
if(typeof data3.isFiltersEnabled !== "boolean"){
const err63 = {instancePath:instancePath+"/data/isFiltersEnabled",schemaPath:"#/properties/data/properties/isFiltersEnabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data3.createdAt !== undefined){
let data33 = data3.createdAt;
if(typeof data33 === "string"){
if(!(formats2.test(data33))){
const err64 = {instancePath:instancePath+"/data/createdAt",schemaPath:"#/properties/data/properties/createdAt/format",keyword:"format",params:{format: "iso-8601"},message:"must match format \""+"iso-8601"+"\""};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
else {
const err65 = {instancePath:instancePath+"/data/createdAt",schemaPath:"#/properties/data/properties/createdAt/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data3.updatedAt !== undefined){
let data34 = data3.updatedAt;
if(typeof data34 === "string"){
if(!(formats2.test(data34))){
const err66 = {instancePath:instancePath+"/data/updatedAt",schemaPath:"#/properties/data/properties/updatedAt/format",keyword:"format",params:{format: "iso-8601"},message:"must match format \""+"iso-8601"+"\""};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
else {
const err67 = {instancePath:instancePath+"/data/updatedAt",schemaPath:"#/properties/data/properties/updatedAt/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data3.schedule !== undefined){
let data35 = data3.schedule;
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
if(data35.isSchedulingEnabled === undefined){
const err68 = {instancePath:instancePath+"/data/schedule",schemaPath:"#/properties/data/properties/schedule/required",keyword:"required",params:{missingProperty: "isSchedulingEnabled"},message:"must have required property '"+"isSchedulingEnabled"+"'"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(data35.isRecurrenceEnabled === undefined){
const err69 = {instancePath:instancePath+"/data/schedule",schemaPath:"#/properties/data/properties/schedule/required",keyword:"required",params:{missingProperty: "isRecurrenceEnabled"},message:"must have required property '"+"isRecurrenceEnabled"+"'"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(data35.isSchedulingEnabled !== undefined){
if(typeof data35.isSchedulingEnabled !== "boolean"){
const err70 = {instancePath:instancePath+"/data/schedule/isSchedulingEnabled",schemaPath:"#/properties/data/properties/schedule/properties/isSchedulingEnabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data35.isRecurrenceEnabled !== undefined){
if(typeof data35.isRecurrenceEnabled !== "boolean"){
const err71 = {instancePath:instancePath+"/data/schedule/isRecurrenceEnabled",schemaPath:"#/properties/data/properties/schedule/properties/isRecurrenceEnabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
}
else {
const err72 = {instancePath:instancePath+"/data/schedule",schemaPath:"#/properties/data/properties/schedule/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data3.experienceFlow !== undefined){
if(typeof data3.experienceFlow !== "string"){
const err73 = {instancePath:instancePath+"/data/experienceFlow",schemaPath:"#/properties/data/properties/experienceFlow/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data3.contactLists !== undefined){
let data39 = data3.contactLists;
if(Array.isArray(data39)){
const len1 = data39.length;
for(let i1=0; i1<len1; i1++){
if(typeof data39[i1] !== "string"){
const err74 = {instancePath:instancePath+"/data/contactLists/" + i1,schemaPath:"#/properties/data/properties/contactLists/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
}
else {
const err75 = {instancePath:instancePath+"/data/contactLists",schemaPath:"#/properties/data/properties/contactLists/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
}
else {
const err76 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
}
else {
const err77 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":{"status":true,"message":true,"id":true,"data":true},"dynamicProps":false,"dynamicItems":false};

const updateSmsCampaignV2_request = validate24;
const schema35 = {"$id":"https://schema.invalid/updateSmsCampaignV2/request","type":"object","required":["name","description","contactLists","priority","format","dialingStrategy","experienceFlowName"],"properties":{"name":{"type":"string","maxLength":48},"description":{"type":"string","maxLength":256},"contactLists":{"type":"array","minItems":1,"items":{"type":"string"}},"priority":{"type":"string","enum":["1","2","3","4","5"]},"format":{"type":"string"},"campaignType":{"type":"string"},"dialingStrategy":{"type":"object","required":["callerId","callingHours"],"properties":{"callerId":{"type":"object","required":["phoneNumber"],"properties":{"phoneNumber":{"type":"string"}}},"callingHours":{"type":"object","required":["frequency","timezone","days"],"properties":{"frequency":{"type":"string","enum":["WEEKLY","DAILY","CUSTOM"]},"timezone":{"type":"string"},"days":{"type":"array","items":{"type":"object","properties":{"day":{"type":"string"},"start":{"type":"string"},"end":{"type":"string"}}}}}}}},"schedule":{"type":"object","properties":{"isSchedulingEnabled":{"type":"boolean"}}},"experienceFlowName":{"type":"string"}}};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schema.invalid/updateSmsCampaignV2/request" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.description === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "description"},message:"must have required property '"+"description"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.contactLists === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "contactLists"},message:"must have required property '"+"contactLists"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.priority === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "priority"},message:"must have required property '"+"priority"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.format === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "format"},message:"must have required property '"+"format"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.dialingStrategy === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "dialingStrategy"},message:"must have required property '"+"dialingStrategy"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.experienceFlowName === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "experienceFlowName"},message:"must have required property '"+"experienceFlowName"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(func1(data0) > 48){
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 48},message:"must NOT have more than 48 characters"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.description !== undefined){
let data1 = data.description;
if(typeof data1 === "string"){
if(func1(data1) > 256){
const err9 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.contactLists !== undefined){
let data2 = data.contactLists;
if(Array.isArray(data2)){
if(data2.length < 1){
const err11 = {instancePath:instancePath+"/contactLists",schemaPath:"#/properties/contactLists/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(typeof data2[i0] !== "string"){
const err12 = {instancePath:instancePath+"/contactLists/" + i0,schemaPath:"#/properties/contactLists/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/contactLists",schemaPath:"#/properties/contactLists/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.priority !== undefined){
let data4 = data.priority;
if(typeof data4 !== "string"){
const err14 = {instancePath:instancePath+"/priority",schemaPath:"#/properties/priority/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!(((((data4 === "1") || (data4 === "2")) || (data4 === "3")) || (data4 === "4")) || (data4 === "5"))){
const err15 = {instancePath:instancePath+"/priority",schemaPath:"#/properties/priority/enum",keyword:"enum",params:{allowedValues: schema35.properties.priority.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.format !== undefined){
if(typeof data.format !== "string"){
const err16 = {instancePath:instancePath+"/format",schemaPath:"#/properties/format/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.campaignType !== undefined){
if(typeof data.campaignType !== "string"){
const err17 = {instancePath:instancePath+"/campaignType",schemaPath:"#/properties/campaignType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.dialingStrategy !== undefined){
let data7 = data.dialingStrategy;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.callerId === undefined){
const err18 = {instancePath:instancePath+"/dialingStrategy",schemaPath:"#/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "callerId"},message:"must have required property '"+"callerId"+"'"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data7.callingHours === undefined){
const err19 = {instancePath:instancePath+"/dialingStrategy",schemaPath:"#/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "callingHours"},message:"must have required property '"+"callingHours"+"'"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data7.callerId !== undefined){
let data8 = data7.callerId;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.phoneNumber === undefined){
const err20 = {instancePath:instancePath+"/dialingStrategy/callerId",schemaPath:"#/properties/dialingStrategy/properties/callerId/required",keyword:"required",params:{missingProperty: "phoneNumber"},message:"must have required property '"+"phoneNumber"+"'"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data8.phoneNumber !== undefined){
if(typeof data8.phoneNumber !== "string"){
const err21 = {instancePath:instancePath+"/dialingStrategy/callerId/phoneNumber",schemaPath:"#/properties/dialingStrategy/properties/callerId/properties/phoneNumber/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/dialingStrategy/callerId",schemaPath:"#/properties/dialingStrategy/properties/callerId/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data7.callingHours !== undefined){
let data10 = data7.callingHours;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.frequency === undefined){
const err23 = {instancePath:instancePath+"/dialingStrategy/callingHours",schemaPath:"#/properties/dialingStrategy/properties/callingHours/required",keyword:"required",params:{missingProperty: "frequency"},message:"must have required property '"+"frequency"+"'"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data10.timezone === undefined){
const err24 = {instancePath:instancePath+"/dialingStrategy/callingHours",schemaPath:"#/properties/dialingStrategy/properties/callingHours/required",keyword:"required",params:{missingProperty: "timezone"},message:"must have required property '"+"timezone"+"'"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data10.days === undefined){
const err25 = {instancePath:instancePath+"/dialingStrategy/callingHours",schemaPath:"#/properties/dialingStrategy/properties/callingHours/required",keyword:"required",params:{missingProperty: "days"},message:"must have required property '"+"days"+"'"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data10.frequency !== undefined){
let data11 = data10.frequency;
if(typeof data11 !== "string"){
const err26 = {instancePath:instancePath+"/dialingStrategy/callingHours/frequency",schemaPath:"#/properties/dialingStrategy/properties/callingHours/properties/frequency/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(!(((data11 === "WEEKLY") || (data11 === "DAILY")) || (data11 === "CUSTOM"))){
const err27 = {instancePath:instancePath+"/dialingStrategy/callingHours/frequency",schemaPath:"#/properties/dialingStrategy/properties/callingHours/properties/frequency/enum",keyword:"enum",params:{allowedValues: schema35.properties.dialingStrategy.properties.callingHours.properties.frequency.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data10.timezone !== undefined){
if(typeof data10.timezone !== "string"){
const err28 = {instancePath:instancePath+"/dialingStrategy/callingHours/timezone",schemaPath:"#/properties/dialingStrategy/properties/callingHours/properties/timezone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data10.days !== undefined){
let data13 = data10.days;
if(Array.isArray(data13)){
const len1 = data13.length;
for(let i1=0; i1<len1; i1++){
let data14 = data13[i1];
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.day !== undefined){
if(typeof data14.day !== "string"){
const err29 = {instancePath:instancePath+"/dialingStrategy/callingHours/days/" + i1+"/day",schemaPath:"#/properties/dialingStrategy/properties/callingHours/properties/days/items/properties/day/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data14.start !== undefined){
if(typeof data14.start !== "string"){
const err30 = {instancePath:instancePath+"/dialingStrategy/callingHours/days/" + i1+"/start",schemaPath:"#/properties/dialingStrategy/properties/callingHours/properties/days/items/properties/start/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data14.end !== undefined){
if(typeof data14.end !== "string"){
const err31 = {instancePath:instancePath+"/dialingStrategy/callingHours/days/" + i1+"/end",schemaPath:"#/properties/dialingStrategy/properties/callingHours/properties/days/items/properties/end/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/dialingStrategy/callingHours/days/" + i1,schemaPath:"#/properties/dialingStrategy/properties/callingHours/properties/days/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/dialingStrategy/callingHours/days",schemaPath:"#/properties/dialingStrategy/properties/callingHours/properties/days/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/dialingStrategy/callingHours",schemaPath:"#/properties/dialingStrategy/properties/callingHours/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/dialingStrategy",schemaPath:"#/properties/dialingStrategy/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.schedule !== undefined){
let data18 = data.schedule;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(data18.isSchedulingEnabled !== undefined){
if(typeof data18.isSchedulingEnabled !== "boolean"){
const err36 = {instancePath:instancePath+"/schedule/isSchedulingEnabled",schemaPath:"#/properties/schedule/properties/isSchedulingEnabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath:instancePath+"/schedule",schemaPath:"#/properties/schedule/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.experienceFlowName !== undefined){
if(typeof data.experienceFlowName !== "string"){
const err38 = {instancePath:instancePath+"/experienceFlowName",schemaPath:"#/properties/experienceFlowName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
else {
const err39 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":{"name":true,"description":true,"contactLists":true,"priority":true,"format":true,"campaignType":true,"dialingStrategy":true,"schedule":true,"experienceFlowName":true},"dynamicProps":false,"dynamicItems":false};

const updateSmsCampaignV2_response = validate25;
const schema36 = {"$id":"https://schema.invalid/updateSmsCampaignV2/response","type":"object","properties":{"status":{"type":"string"},"message":{"type":"string"},"data":{"type":"object","required":["_id","name","lname","description","status","priority","dialingStrategy","experienceFlow","createdAt","updatedAt","schedule","contactLists","format"],"properties":{"_id":{"type":"string"},"name":{"type":"string"},"lname":{"type":"string"},"description":{"type":"string"},"status":{"type":"string"},"priority":{"type":"string"},"dialingStrategy":{"type":"object","required":["callerId","callingHours"],"properties":{"callerId":{"type":"object","required":["phoneNumber"],"properties":{"phoneNumber":{"type":"string"}}},"callingHours":{"type":"object","required":["frequency","timezone","days"],"properties":{"frequency":{"type":"string"},"timezone":{"type":"string"},"days":{"type":"array","items":{"type":"object","required":["day","start","end"],"properties":{"day":{"type":"string"},"start":{"type":"string"},"end":{"type":"string"}}}}}}}},"experienceFlow":{"type":"string"},"totalMessagesSent":{"type":"integer"},"direction":{"type":"string"},"isImported":{"type":"boolean"},"isFiltersEnabled":{"type":"boolean"},"createdAt":{"type":"string","format":"iso-8601"},"updatedAt":{"type":"string","format":"iso-8601"},"schedule":{"type":"object","required":["isSchedulingEnabled","isRecurrenceEnabled"],"properties":{"isSchedulingEnabled":{"type":"boolean"},"isRecurrenceEnabled":{"type":"boolean"}}},"campaignInstanceId":{"type":"string"},"contactLists":{"type":"array","items":{"type":"string"}},"format":{"type":"string"}}}}};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schema.invalid/updateSmsCampaignV2/response" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.status !== undefined){
if(typeof data.status !== "string"){
const err0 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.message !== undefined){
if(typeof data.message !== "string"){
const err1 = {instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.data !== undefined){
let data2 = data.data;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2._id === undefined){
const err2 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "_id"},message:"must have required property '"+"_id"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data2.name === undefined){
const err3 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data2.lname === undefined){
const err4 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "lname"},message:"must have required property '"+"lname"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data2.description === undefined){
const err5 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "description"},message:"must have required property '"+"description"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data2.status === undefined){
const err6 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data2.priority === undefined){
const err7 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "priority"},message:"must have required property '"+"priority"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data2.dialingStrategy === undefined){
const err8 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "dialingStrategy"},message:"must have required property '"+"dialingStrategy"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data2.experienceFlow === undefined){
const err9 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "experienceFlow"},message:"must have required property '"+"experienceFlow"+"'"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data2.createdAt === undefined){
const err10 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "createdAt"},message:"must have required property '"+"createdAt"+"'"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data2.updatedAt === undefined){
const err11 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "updatedAt"},message:"must have required property '"+"updatedAt"+"'"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data2.schedule === undefined){
const err12 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "schedule"},message:"must have required property '"+"schedule"+"'"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data2.contactLists === undefined){
const err13 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "contactLists"},message:"must have required property '"+"contactLists"+"'"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data2.format === undefined){
const err14 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "format"},message:"must have required property '"+"format"+"'"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data2._id !== undefined){
if(typeof data2._id !== "string"){
const err15 = {instancePath:instancePath+"/data/_id",schemaPath:"#/properties/data/properties/_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data2.name !== undefined){
if(typeof data2.name !== "string"){
const err16 = {instancePath:instancePath+"/data/name",schemaPath:"#/properties/data/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data2.lname !== undefined){
if(typeof data2.lname !== "string"){
const err17 = {instancePath:instancePath+"/data/lname",schemaPath:"#/properties/data/properties/lname/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data2.description !== undefined){
if(typeof data2.description !== "string"){
const err18 = {instancePath:instancePath+"/data/description",schemaPath:"#/properties/data/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data2.status !== undefined){
if(typeof data2.status !== "string"){
const err19 = {instancePath:instancePath+"/data/status",schemaPath:"#/properties/data/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data2.priority !== undefined){
if(typeof data2.priority !== "string"){
const err20 = {instancePath:instancePath+"/data/priority",schemaPath:"#/properties/data/properties/priority/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data2.dialingStrategy !== undefined){
let data9 = data2.dialingStrategy;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.callerId === undefined){
const err21 = {instancePath:instancePath+"/data/dialingStrategy",schemaPath:"#/properties/data/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "callerId"},message:"must have required property '"+"callerId"+"'"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data9.callingHours === undefined){
const err22 = {instancePath:instancePath+"/data/dialingStrategy",schemaPath:"#/properties/data/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "callingHours"},message:"must have required property '"+"callingHours"+"'"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data9.callerId !== undefined){
let data10 = data9.callerId;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.phoneNumber === undefined){
const err23 = {instancePath:instancePath+"/data/dialingStrategy/callerId",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callerId/required",keyword:"required",params:{missingProperty: "phoneNumber"},message:"must have required property '"+"phoneNumber"+"'"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data10.phoneNumber !== undefined){
if(typeof data10.phoneNumber !== "string"){
const err24 = {instancePath:instancePath+"/data/dialingStrategy/callerId/phoneNumber",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callerId/properties/phoneNumber/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/data/dialingStrategy/callerId",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callerId/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data9.callingHours !== undefined){
let data12 = data9.callingHours;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12.frequency === undefined){
const err26 = {instancePath:instancePath+"/data/dialingStrategy/callingHours",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/required",keyword:"required",params:{missingProperty: "frequency"},message:"must have required property '"+"frequency"+"'"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data12.timezone === undefined){
const err27 = {instancePath:instancePath+"/data/dialingStrategy/callingHours",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/required",keyword:"required",params:{missingProperty: "timezone"},message:"must have required property '"+"timezone"+"'"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data12.days === undefined){
const err28 = {instancePath:instancePath+"/data/dialingStrategy/callingHours",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/required",keyword:"required",params:{missingProperty: "days"},message:"must have required property '"+"days"+"'"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data12.frequency !== undefined){
if(typeof data12.frequency !== "string"){
const err29 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/frequency",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/frequency/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data12.timezone !== undefined){
if(typeof data12.timezone !== "string"){
const err30 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/timezone",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/timezone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data12.days !== undefined){
let data15 = data12.days;
if(Array.isArray(data15)){
const len0 = data15.length;
for(let i0=0; i0<len0; i0++){
let data16 = data15[i0];
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if(data16.day === undefined){
const err31 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0,schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/required",keyword:"required",params:{missingProperty: "day"},message:"must have required property '"+"day"+"'"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data16.start === undefined){
const err32 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0,schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/required",keyword:"required",params:{missingProperty: "start"},message:"must have required property '"+"start"+"'"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data16.end === undefined){
const err33 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0,schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/required",keyword:"required",params:{missingProperty: "end"},message:"must have required property '"+"end"+"'"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data16.day !== undefined){
if(typeof data16.day !== "string"){
const err34 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0+"/day",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/properties/day/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data16.start !== undefined){
if(typeof data16.start !== "string"){
const err35 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0+"/start",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/properties/start/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data16.end !== undefined){
if(typeof data16.end !== "string"){
const err36 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0+"/end",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/properties/end/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0,schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
else {
const err38 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
else {
const err39 = {instancePath:instancePath+"/data/dialingStrategy/callingHours",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath:instancePath+"/data/dialingStrategy",schemaPath:"#/properties/data/properties/dialingStrategy/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data2.experienceFlow !== undefined){
if(typeof data2.experienceFlow !== "string"){
const err41 = {instancePath:instancePath+"/data/experienceFlow",schemaPath:"#/properties/data/properties/experienceFlow/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data2.totalMessagesSent !== undefined){
let data21 = data2.totalMessagesSent;
if(!((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21)))){
const err42 = {instancePath:instancePath+"/data/totalMessagesSent",schemaPath:"#/properties/data/properties/totalMessagesSent/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data2.direction !== undefined){
if(typeof data2.direction !== "string"){
const err43 = {instancePath:instancePath+"/data/direction",schemaPath:"#/properties/data/properties/direction/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data2.isImported !== undefined){
if(typeof data2.isImported !== "boolean"){
const err44 = {instancePath:instancePath+"/data/isImported",schemaPath:"#/properties/data/properties/isImported/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data2.isFiltersEnabled !== undefined){
if(typeof data2.isFiltersEnabled !== "boolean"){
const err45 = {instancePath:instancePath+"/data/isFiltersEnabled",schemaPath:"#/properties/data/properties/isFiltersEnabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data2.createdAt !== undefined){
let data25 = data2.createdAt;
if(typeof data25 === "string"){
if(!(formats2.test(data25))){
const err46 = {instancePath:instancePath+"/data/createdAt",schemaPath:"#/properties/data/properties/createdAt/format",keyword:"format",params:{format: "iso-8601"},message:"must match format \""+"iso-8601"+"\""};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/data/createdAt",schemaPath:"#/properties/data/properties/createdAt/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data2.updatedAt !== undefined){
let data26 = data2.updatedAt;
if(typeof data26 === "string"){
if(!(formats2.test(data26))){
const err48 = {instancePath:instancePath+"/data/updatedAt",schemaPath:"#/properties/data/properties/updatedAt/format",keyword:"format",params:{format: "iso-8601"},message:"must match format \""+"iso-8601"+"\""};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {instancePath:instancePath+"/data/updatedAt",schemaPath:"#/properties/data/properties/updatedAt/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data2.schedule !== undefined){
let data27 = data2.schedule;
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
if(data27.isSchedulingEnabled === undefined){
const err50 = {instancePath:instancePath+"/data/schedule",schemaPath:"#/properties/data/properties/schedule/required",keyword:"required",params:{missingProperty: "isSchedulingEnabled"},message:"must have required property '"+"isSchedulingEnabled"+"'"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(data27.isRecurrenceEnabled === undefined){
const err51 = {instancePath:instancePath+"/data/schedule",schemaPath:"#/properties/data/properties/schedule/required",keyword:"required",params:{missingProperty: "isRecurrenceEnabled"},message:"must have required property '"+"isRecurrenceEnabled"+"'"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(data27.isSchedulingEnabled !== undefined){
if(typeof data27.isSchedulingEnabled !== "boolean"){
const err52 = {instancePath:instancePath+"/data/schedule/isSchedulingEnabled",schemaPath:"#/properties/data/properties/schedule/properties/isSchedulingEnabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data27.isRecurrenceEnabled !== undefined){
if(typeof data27.isRecurrenceEnabled !== "boolean"){
const err53 = {instancePath:instancePath+"/data/schedule/isRecurrenceEnabled",schemaPath:"#/properties/data/properties/schedule/properties/isRecurrenceEnabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
}
else {
const err54 = {instancePath:instancePath+"/data/schedule",schemaPath:"#/properties/data/properties/schedule/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data2.campaignInstanceId !== undefined){
if(typeof data2.campaignInstanceId !== "string"){
const err55 = {instancePath:instancePath+"/data/campaignInstanceId",schemaPath:"#/properties/data/properties/campaignInstanceId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data2.contactLists !== undefined){
let data31 = data2.contactLists;
if(Array.isArray(data31)){
const len1 = data31.length;
for(let i1=0; i1<len1; i1++){
if(typeof data31[i1] !== "string"){
const err56 = {instancePath:instancePath+"/data/contactLists/" + i1,schemaPath:"#/properties/data/properties/contactLists/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
else {
const err57 = {instancePath:instancePath+"/data/contactLists",schemaPath:"#/properties/data/properties/contactLists/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data2.format !== undefined){
if(typeof data2.format !== "string"){
const err58 = {instancePath:instancePath+"/data/format",schemaPath:"#/properties/data/properties/format/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
else {
const err59 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
}
else {
const err60 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":{"status":true,"message":true,"data":true},"dynamicProps":false,"dynamicItems":false};

const getVoiceCampaignV2_response = validate26;
const schema37 = {"$id":"https://schema.invalid/getVoiceCampaignV2/response","type":"object","required":["status","message","data"],"properties":{"status":{"type":"string"},"message":{"type":"string"},"data":{"type":"object","required":["_id","name","lname","description","dncLists","status","priority","dialingStrategy","createdAt","updatedAt","schedule","contactLists"],"properties":{"_id":{"type":"string"},"name":{"type":"string"},"lname":{"type":"string"},"description":{"type":"string"},"dncLists":{"type":"object","required":["id","name"],"properties":{"id":{"type":"string"},"name":{"type":"string"}}},"priority":{"type":"string"},"dialingMode":{"type":"string"},"dialingStrategy":{"type":"object","required":["callerId","callingHours"],"properties":{"callerId":{"type":"object","required":["phoneNumber"],"properties":{"phoneNumber":{"type":"string"}}},"callingHours":{"type":"object","required":["frequency","days","timezone"],"properties":{"frequency":{"type":"string"},"days":{"type":"array","items":{"type":"object","required":["start","end","day"],"properties":{"start":{"type":"string"},"end":{"type":"string"},"day":{"type":"string"}}}},"timezone":{"type":"string"}}},"dialingOrder":{"type":"string"},"maxAttemptsPerRecord":{"type":"integer"},"defaultRetryPeriod":{"type":"integer"},"maxRingTime":{"type":"integer"},"useSystemMappings":{"type":"boolean"}}},"status":{"type":"string"},"isFiltersEnabled":{"type":"boolean"},"createdAt":{"type":"string","format":"iso-8601"},"updatedAt":{"type":"string","format":"iso-8601"},"schedule":{"type":"object","required":["isSchedulingEnabled","isRecurrenceEnabled"],"properties":{"isSchedulingEnabled":{"type":"boolean"},"isRecurrenceEnabled":{"type":"boolean"}}},"experienceFlow":{"type":"string"},"contactLists":{"type":"array","items":{"type":"string"}},"format":{"type":"string"}}}}};

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schema.invalid/getVoiceCampaignV2/response" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate26.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.status === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.message === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.data === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "data"},message:"must have required property '"+"data"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.status !== undefined){
if(typeof data.status !== "string"){
const err3 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.message !== undefined){
if(typeof data.message !== "string"){
const err4 = {instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.data !== undefined){
let data2 = data.data;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2._id === undefined){
const err5 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "_id"},message:"must have required property '"+"_id"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data2.name === undefined){
const err6 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data2.lname === undefined){
const err7 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "lname"},message:"must have required property '"+"lname"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data2.description === undefined){
const err8 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "description"},message:"must have required property '"+"description"+"'"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data2.dncLists === undefined){
const err9 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "dncLists"},message:"must have required property '"+"dncLists"+"'"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data2.status === undefined){
const err10 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data2.priority === undefined){
const err11 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "priority"},message:"must have required property '"+"priority"+"'"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data2.dialingStrategy === undefined){
const err12 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "dialingStrategy"},message:"must have required property '"+"dialingStrategy"+"'"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data2.createdAt === undefined){
const err13 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "createdAt"},message:"must have required property '"+"createdAt"+"'"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data2.updatedAt === undefined){
const err14 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "updatedAt"},message:"must have required property '"+"updatedAt"+"'"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data2.schedule === undefined){
const err15 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "schedule"},message:"must have required property '"+"schedule"+"'"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data2.contactLists === undefined){
const err16 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: "contactLists"},message:"must have required property '"+"contactLists"+"'"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data2._id !== undefined){
if(typeof data2._id !== "string"){
const err17 = {instancePath:instancePath+"/data/_id",schemaPath:"#/properties/data/properties/_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data2.name !== undefined){
if(typeof data2.name !== "string"){
const err18 = {instancePath:instancePath+"/data/name",schemaPath:"#/properties/data/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data2.lname !== undefined){
if(typeof data2.lname !== "string"){
const err19 = {instancePath:instancePath+"/data/lname",schemaPath:"#/properties/data/properties/lname/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data2.description !== undefined){
if(typeof data2.description !== "string"){
const err20 = {instancePath:instancePath+"/data/description",schemaPath:"#/properties/data/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data2.dncLists !== undefined){
let data7 = data2.dncLists;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.id === undefined){
const err21 = {instancePath:instancePath+"/data/dncLists",schemaPath:"#/properties/data/properties/dncLists/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data7.name === undefined){
const err22 = {instancePath:instancePath+"/data/dncLists",schemaPath:"#/properties/data/properties/dncLists/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data7.id !== undefined){
if(typeof data7.id !== "string"){
const err23 = {instancePath:instancePath+"/data/dncLists/id",schemaPath:"#/properties/data/properties/dncLists/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data7.name !== undefined){
if(typeof data7.name !== "string"){
const err24 = {instancePath:instancePath+"/data/dncLists/name",schemaPath:"#/properties/data/properties/dncLists/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath:instancePath+"/data/dncLists",schemaPath:"#/properties/data/properties/dncLists/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data2.priority !== undefined){
if(typeof data2.priority !== "string"){
const err26 = {instancePath:instancePath+"/data/priority",schemaPath:"#/properties/data/properties/priority/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data2.dialingMode !== undefined){
if(typeof data2.dialingMode !== "string"){
const err27 = {instancePath:instancePath+"/data/dialingMode",schemaPath:"#/properties/data/properties/dialingMode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data2.dialingStrategy !== undefined){
let data12 = data2.dialingStrategy;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12.callerId === undefined){
const err28 = {instancePath:instancePath+"/data/dialingStrategy",schemaPath:"#/properties/data/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "callerId"},message:"must have required property '"+"callerId"+"'"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data12.callingHours === undefined){
const err29 = {instancePath:instancePath+"/data/dialingStrategy",schemaPath:"#/properties/data/properties/dialingStrategy/required",keyword:"required",params:{missingProperty: "callingHours"},message:"must have required property '"+"callingHours"+"'"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data12.callerId !== undefined){
let data13 = data12.callerId;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.phoneNumber === undefined){
const err30 = {instancePath:instancePath+"/data/dialingStrategy/callerId",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callerId/required",keyword:"required",params:{missingProperty: "phoneNumber"},message:"must have required property '"+"phoneNumber"+"'"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data13.phoneNumber !== undefined){
if(typeof data13.phoneNumber !== "string"){
const err31 = {instancePath:instancePath+"/data/dialingStrategy/callerId/phoneNumber",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callerId/properties/phoneNumber/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/data/dialingStrategy/callerId",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callerId/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data12.callingHours !== undefined){
let data15 = data12.callingHours;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(data15.frequency === undefined){
const err33 = {instancePath:instancePath+"/data/dialingStrategy/callingHours",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/required",keyword:"required",params:{missingProperty: "frequency"},message:"must have required property '"+"frequency"+"'"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data15.days === undefined){
const err34 = {instancePath:instancePath+"/data/dialingStrategy/callingHours",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/required",keyword:"required",params:{missingProperty: "days"},message:"must have required property '"+"days"+"'"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data15.timezone === undefined){
const err35 = {instancePath:instancePath+"/data/dialingStrategy/callingHours",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/required",keyword:"required",params:{missingProperty: "timezone"},message:"must have required property '"+"timezone"+"'"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data15.frequency !== undefined){
if(typeof data15.frequency !== "string"){
const err36 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/frequency",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/frequency/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data15.days !== undefined){
let data17 = data15.days;
if(Array.isArray(data17)){
const len0 = data17.length;
for(let i0=0; i0<len0; i0++){
let data18 = data17[i0];
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(data18.start === undefined){
const err37 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0,schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/required",keyword:"required",params:{missingProperty: "start"},message:"must have required property '"+"start"+"'"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(data18.end === undefined){
const err38 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0,schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/required",keyword:"required",params:{missingProperty: "end"},message:"must have required property '"+"end"+"'"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(data18.day === undefined){
const err39 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0,schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/required",keyword:"required",params:{missingProperty: "day"},message:"must have required property '"+"day"+"'"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(data18.start !== undefined){
if(typeof data18.start !== "string"){
const err40 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0+"/start",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/properties/start/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data18.end !== undefined){
if(typeof data18.end !== "string"){
const err41 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0+"/end",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/properties/end/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data18.day !== undefined){
if(typeof data18.day !== "string"){
const err42 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0+"/day",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/properties/day/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
else {
const err43 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days/" + i0,schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/days",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/days/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data15.timezone !== undefined){
if(typeof data15.timezone !== "string"){
const err45 = {instancePath:instancePath+"/data/dialingStrategy/callingHours/timezone",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/properties/timezone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/data/dialingStrategy/callingHours",schemaPath:"#/properties/data/properties/dialingStrategy/properties/callingHours/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data12.dialingOrder !== undefined){
if(typeof data12.dialingOrder !== "string"){
const err47 = {instancePath:instancePath+"/data/dialingStrategy/dialingOrder",schemaPath:"#/properties/data/properties/dialingStrategy/properties/dialingOrder/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data12.maxAttemptsPerRecord !== undefined){
let data24 = data12.maxAttemptsPerRecord;
if(!((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24)))){
const err48 = {instancePath:instancePath+"/data/dialingStrategy/maxAttemptsPerRecord",schemaPath:"#/properties/data/properties/dialingStrategy/properties/maxAttemptsPerRecord/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data12.defaultRetryPeriod !== undefined){
let data25 = data12.defaultRetryPeriod;
if(!((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25)))){
const err49 = {instancePath:instancePath+"/data/dialingStrategy/defaultRetryPeriod",schemaPath:"#/properties/data/properties/dialingStrategy/properties/defaultRetryPeriod/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data12.maxRingTime !== undefined){
let data26 = data12.maxRingTime;
if(!((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26)))){
const err50 = {instancePath:instancePath+"/data/dialingStrategy/maxRingTime",schemaPath:"#/properties/data/properties/dialingStrategy/properties/maxRingTime/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data12.useSystemMappings !== undefined){
if(typeof data12.useSystemMappings !== "boolean"){
const err51 = {instancePath:instancePath+"/data/dialingStrategy/useSystemMappings",schemaPath:"#/properties/data/properties/dialingStrategy/properties/useSystemMappings/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
else {
const err52 = {instancePath:instancePath+"/data/dialingStrategy",schemaPath:"#/properties/data/properties/dialingStrategy/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data2.status !== undefined){
if(typeof data2.status !== "string"){
const err53 = {instancePath:instancePath+"/data/status",schemaPath:"#/properties/data/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data2.isFiltersEnabled !== undefined){
if(typeof data2.isFiltersEnabled !== "boolean"){
const err54 = {instancePath:instancePath+"/data/isFiltersEnabled",schemaPath:"#/properties/data/properties/isFiltersEnabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data2.createdAt !== undefined){
let data30 = data2.createdAt;
if(typeof data30 === "string"){
if(!(formats2.test(data30))){
const err55 = {instancePath:instancePath+"/data/createdAt",schemaPath:"#/properties/data/properties/createdAt/format",keyword:"format",params:{format: "iso-8601"},message:"must match format \""+"iso-8601"+"\""};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
else {
const err56 = {instancePath:instancePath+"/data/createdAt",schemaPath:"#/properties/data/properties/createdAt/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data2.updatedAt !== undefined){
let data31 = data2.updatedAt;
if(typeof data31 === "string"){
if(!(formats2.test(data31))){
const err57 = {instancePath:instancePath+"/data/updatedAt",schemaPath:"#/properties/data/properties/updatedAt/format",keyword:"format",params:{format: "iso-8601"},message:"must match format \""+"iso-8601"+"\""};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
else {
const err58 = {instancePath:instancePath+"/data/updatedAt",schemaPath:"#/properties/data/properties/updatedAt/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data2.schedule !== undefined){
let data32 = data2.schedule;
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
if(data32.isSchedulingEnabled === undefined){
const err59 = {instancePath:instancePath+"/data/schedule",schemaPath:"#/properties/data/properties/schedule/required",keyword:"required",params:{missingProperty: "isSchedulingEnabled"},message:"must have required property '"+"isSchedulingEnabled"+"'"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(data32.isRecurrenceEnabled === undefined){
const err60 = {instancePath:instancePath+"/data/schedule",schemaPath:"#/properties/data/properties/schedule/required",keyword:"required",params:{missingProperty: "isRecurrenceEnabled"},message:"must have required property '"+"isRecurrenceEnabled"+"'"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(data32.isSchedulingEnabled !== undefined){
if(typeof data32.isSchedulingEnabled !== "boolean"){
const err61 = {instancePath:instancePath+"/data/schedule/isSchedulingEnabled",schemaPath:"#/properties/data/properties/schedule/properties/isSchedulingEnabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data32.isRecurrenceEnabled !== undefined){
if(typeof data32.isRecurrenceEnabled !== "boolean"){
const err62 = {instancePath:instancePath+"/data/schedule/isRecurrenceEnabled",schemaPath:"#/properties/data/properties/schedule/properties/isRecurrenceEnabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
else {
const err63 = {instancePath:instancePath+"/data/schedule",schemaPath:"#/properties/data/properties/schedule/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data2.experienceFlow !== undefined){
if(typeof data2.experienceFlow !== "string"){
const err64 = {instancePath:instancePath+"/data/experienceFlow",schemaPath:"#/properties/data/properties/experienceFlow/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data2.contactLists !== undefined){
let data36 = data2.contactLists;
if(Array.isArray(data36)){
const len1 = data36.length;
for(let i1=0; i1<len1; i1++){
if(typeof data36[i1] !== "string"){
const err65 = {instancePath:instancePath+"/data/contactLists/" + i1,schemaPath:"#/properties/data/properties/contactLists/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
}
else {
const err66 = {instancePath:instancePath+"/data/contactLists",schemaPath:"#/properties/data/properties/contactLists/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data2.format !== undefined){
if(typeof data2.format !== "string"){
const err67 = {instancePath:instancePath+"/data/format",schemaPath:"#/properties/data/properties/format/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
}
else {
const err68 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
else {
const err69 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"props":{"status":true,"message":true,"data":true},"dynamicProps":false,"dynamicItems":false};

const updateVoiceCampaign_request = validate27;
const schema38 = {"$id":"https://schema.invalid/updateVoiceCampaign/request","type":"object","properties":{"name":{"type":"string"},"assistant_id":{"type":"string"},"tenant_voice_provider_id":{"type":"string"},"dialer_type":{"type":"string","enum":["SINGLE","POOL"]},"phone_number_id":{"type":"string"},"phone_number_pool_id":{"type":"string"},"timezone":{"type":"string","format":"iana-timezone"},"days_of_week":{"type":"array","items":{"type":"string"}},"daily_start_time":{"type":"string","format":"clock-24h"},"daily_end_time":{"type":"string","format":"clock-24h"},"max_call_attempts":{"type":"integer","minimum":1},"max_daily_attempts":{"type":"integer","minimum":1},"min_gap_between_attempts":{"type":"integer","minimum":3},"consider_voicemail_as_answered":{"type":"boolean"},"webhook_url":{"type":"string","format":"uri"}}};
const formats20 = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;
const formats24 = require("ajv-formats/dist/formats").fullFormats.uri;

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schema.invalid/updateVoiceCampaign/request" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate27.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name !== undefined){
if(typeof data.name !== "string"){
const err0 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.assistant_id !== undefined){
if(typeof data.assistant_id !== "string"){
const err1 = {instancePath:instancePath+"/assistant_id",schemaPath:"#/properties/assistant_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.tenant_voice_provider_id !== undefined){
if(typeof data.tenant_voice_provider_id !== "string"){
const err2 = {instancePath:instancePath+"/tenant_voice_provider_id",schemaPath:"#/properties/tenant_voice_provider_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.dialer_type !== undefined){
let data3 = data.dialer_type;
if(typeof data3 !== "string"){
const err3 = {instancePath:instancePath+"/dialer_type",schemaPath:"#/properties/dialer_type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!((data3 === "SINGLE") || (data3 === "POOL"))){
const err4 = {instancePath:instancePath+"/dialer_type",schemaPath:"#/properties/dialer_type/enum",keyword:"enum",params:{allowedValues: schema38.properties.dialer_type.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.phone_number_id !== undefined){
if(typeof data.phone_number_id !== "string"){
const err5 = {instancePath:instancePath+"/phone_number_id",schemaPath:"#/properties/phone_number_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.phone_number_pool_id !== undefined){
if(typeof data.phone_number_pool_id !== "string"){
const err6 = {instancePath:instancePath+"/phone_number_pool_id",schemaPath:"#/properties/phone_number_pool_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.timezone !== undefined){
if(!(typeof data.timezone === "string")){
const err7 = {instancePath:instancePath+"/timezone",schemaPath:"#/properties/timezone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.days_of_week !== undefined){
let data7 = data.days_of_week;
if(Array.isArray(data7)){
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
if(typeof data7[i0] !== "string"){
const err8 = {instancePath:instancePath+"/days_of_week/" + i0,schemaPath:"#/properties/days_of_week/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/days_of_week",schemaPath:"#/properties/days_of_week/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.daily_start_time !== undefined){
let data9 = data.daily_start_time;
if(typeof data9 === "string"){
if(!(formats20.test(data9))){
const err10 = {instancePath:instancePath+"/daily_start_time",schemaPath:"#/properties/daily_start_time/format",keyword:"format",params:{format: "clock-24h"},message:"must match format \""+"clock-24h"+"\""};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/daily_start_time",schemaPath:"#/properties/daily_start_time/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.daily_end_time !== undefined){
let data10 = data.daily_end_time;
if(typeof data10 === "string"){
if(!(formats20.test(data10))){
const err12 = {instancePath:instancePath+"/daily_end_time",schemaPath:"#/properties/daily_end_time/format",keyword:"format",params:{format: "clock-24h"},message:"must match format \""+"clock-24h"+"\""};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/daily_end_time",schemaPath:"#/properties/daily_end_time/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.max_call_attempts !== undefined){
let data11 = data.max_call_attempts;
if(!((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11)))){
const err14 = {instancePath:instancePath+"/max_call_attempts",schemaPath:"#/properties/max_call_attempts/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(typeof data11 == "number"){
if(data11 < 1 || isNaN(data11)){
const err15 = {instancePath:instancePath+"/max_call_attempts",schemaPath:"#/properties/max_call_attempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
if(data.max_daily_attempts !== undefined){
let data12 = data.max_daily_attempts;
if(!((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12)))){
const err16 = {instancePath:instancePath+"/max_daily_attempts",schemaPath:"#/properties/max_daily_attempts/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(typeof data12 == "number"){
if(data12 < 1 || isNaN(data12)){
const err17 = {instancePath:instancePath+"/max_daily_attempts",schemaPath:"#/properties/max_daily_attempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
if(data.min_gap_between_attempts !== undefined){
let data13 = data.min_gap_between_attempts;
if(!((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13)))){
const err18 = {instancePath:instancePath+"/min_gap_between_attempts",schemaPath:"#/properties/min_gap_between_attempts/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(typeof data13 == "number"){
if(data13 < 3 || isNaN(data13)){
const err19 = {instancePath:instancePath+"/min_gap_between_attempts",schemaPath:"#/properties/min_gap_between_attempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 3},message:"must be >= 3"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
if(data.consider_voicemail_as_answered !== undefined){
if(typeof data.consider_voicemail_as_answered !== "boolean"){
const err20 = {instancePath:instancePath+"/consider_voicemail_as_answered",schemaPath:"#/properties/consider_voicemail_as_answered/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.webhook_url !== undefined){
let data15 = data.webhook_url;
if(typeof data15 === "string"){
if(!(formats24(data15))){
const err21 = {instancePath:instancePath+"/webhook_url",schemaPath:"#/properties/webhook_url/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/webhook_url",schemaPath:"#/properties/webhook_url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
validate27.errors = vErrors;
return errors === 0;
}
validate27.evaluated = {"props":{"name":true,"assistant_id":true,"tenant_voice_provider_id":true,"dialer_type":true,"phone_number_id":true,"phone_number_pool_id":true,"timezone":true,"days_of_week":true,"daily_start_time":true,"daily_end_time":true,"max_call_attempts":true,"max_daily_attempts":true,"min_gap_between_attempts":true,"consider_voicemail_as_answered":true,"webhook_url":true},"dynamicProps":false,"dynamicItems":false};

const updateVoiceCampaign_response = validate28;
const schema39 = {"$id":"https://schema.invalid/updateVoiceCampaign/response","type":"object","required":["status","message","data"],"properties":{"status":{"type":"string"},"message":{"type":"string"},"data":{"type":"object","properties":{"campaign_id":{"type":"string"},"campaign_name":{"type":"string"},"campaign_type":{"type":"string"},"campaign_status":{"type":"string"}}}}};

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://schema.invalid/updateVoiceCampaign/response" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate28.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.status === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.message === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "message"},message:"must have required property '"+"message"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.data === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "data"},message:"must have required property '"+"data"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.status !== undefined){
if(typeof data.status !== "string"){
const err3 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.message !== undefined){
if(typeof data.message !== "string"){
const err4 = {instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.data !== undefined){
let data2 = data.data;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.campaign_id !== undefined){
if(typeof data2.campaign_id !== "string"){
const err5 = {instancePath:instancePath+"/data/campaign_id",schemaPath:"#/properties/data/properties/campaign_id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data2.campaign_name !== undefined){
if(typeof data2.campaign_name !== "string"){
const err6 = {instancePath:instancePath+"/data/campaign_name",schemaPath:"#/properties/data/properties/campaign_name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data2.campaign_type !== undefined){
if(typeof data2.campaign_type !== "string"){
const err7 = {instancePath:instancePath+"/data/campaign_type",schemaPath:"#/properties/data/properties/campaign_type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data2.campaign_status !== undefined){
if(typeof data2.campaign_status !== "string"){
const err8 = {instancePath:instancePath+"/data/campaign_status",schemaPath:"#/properties/data/properties/campaign_status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}
validate28.evaluated = {"props":{"status":true,"message":true,"data":true},"dynamicProps":false,"dynamicItems":false};
const wrap = (check) => (value) => (check(value) ? [] : check.errors);
export const validators = {
  'updateVoiceCampaignV1.request': wrap(updateVoiceCampaignV1_request),
  'updateVoiceCampaignV1.response': wrap(updateVoiceCampaignV1_response),
  'updateVoiceCampaignV2.request': wrap(updateVoiceCampaignV2_request),
  'updateVoiceCampaignV2.response': wrap(updateVoiceCampaignV2_response),
  'updateSmsCampaignV2.request': wrap(updateSmsCampaignV2_request),
  'updateSmsCampaignV2.response': wrap(updateSmsCampaignV2_response),
  'getVoiceCampaignV2.response': wrap(getVoiceCampaignV2_response),
  'updateVoiceCampaign.request': wrap(updateVoiceCampaign_request),
  'updateVoiceCampaign.response': wrap(updateVoiceCampaign_response),
};
