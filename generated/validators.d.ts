// Generated from specs/ by `npm run generate`; do not edit.
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export interface SchemaError {
  instancePath: string;
  schemaPath: string;
  keyword: string;
  params: { [key: string]: Json };
  message?: string;
}

export declare const validators: {
  'updateVoiceCampaignV1.request': (value: unknown) => SchemaError[];
  'updateVoiceCampaignV1.response': (value: unknown) => SchemaError[];
  'updateVoiceCampaignV2.request': (value: unknown) => SchemaError[];
  'updateVoiceCampaignV2.response': (value: unknown) => SchemaError[];
  'updateSmsCampaignV2.request': (value: unknown) => SchemaError[];
  'updateSmsCampaignV2.response': (value: unknown) => SchemaError[];
  'getVoiceCampaignV2.response': (value: unknown) => SchemaError[];
  'updateVoiceCampaign.request': (value: unknown) => SchemaError[];
  'updateVoiceCampaign.response': (value: unknown) => SchemaError[];
};
