// Generated from specs/ by `npm run generate`; do not edit.
export interface paths {
    "/campaign/api/v2/public/{streamId}/campaign/{campaignId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Update an SMS campaign (v2)
         * @description Changes the settings of one SMS campaign.
         */
        put: operations["updateSmsCampaignV2"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        SmsUpdateV2: {
            /** @description What the campaign is called. */
            name: string;
            /** @description What the campaign is for. */
            description: string;
            /** @description Names of the contact lists to write to. */
            contactLists: string[];
            /**
             * @description How urgent the campaign is; 5 goes first.
             * @enum {string}
             */
            priority: "1" | "2" | "3" | "4" | "5";
            /**
             * @description Kind of message.
             * @example advanced
             */
            format: string;
            /**
             * @description Type of the campaign.
             * @example sms
             */
            campaignType?: string;
            /** @description When and from which number to send. */
            dialingStrategy: {
                /** @description The sender. */
                callerId: {
                    /** @description Number or name shown as the sender. */
                    phoneNumber: string;
                };
                /** @description When messages may be sent. */
                callingHours: {
                    /**
                     * @description How the sending hours repeat.
                     * @enum {string}
                     */
                    frequency: "WEEKLY" | "DAILY" | "CUSTOM";
                    /**
                     * @description Time zone of the sending hours.
                     * @example Asia/Kolkata
                     */
                    timezone: string;
                    /** @description Blocks of time in which messages may be sent. */
                    days: {
                        /**
                         * @description Day of the week.
                         * @example MO
                         * @example TU
                         * @example WE
                         * @example TH
                         * @example FR
                         */
                        day?: string;
                        /**
                         * @description When the block begins.
                         * @example 9:00 AM
                         */
                        start?: string;
                        /**
                         * @description When the block ends.
                         * @example 6:00 PM
                         */
                        end?: string;
                    }[];
                };
            };
            /** @description Whether the campaign starts by itself. */
            schedule?: {
                /** @description Whether it does. */
                isSchedulingEnabled?: boolean;
            };
            /** @description Name of the flow that answers. */
            experienceFlowName: string;
        };
        SmsUpdateV2Answer: {
            status?: string;
            message?: string;
            /** @description The campaign as it is stored. */
            data?: {
                _id: string;
                name: string;
                lname: string;
                description: string;
                status: string;
                priority: string;
                dialingStrategy: {
                    callerId: {
                        phoneNumber: string;
                    };
                    callingHours: {
                        frequency: string;
                        timezone: string;
                        days: {
                            day: string;
                            start: string;
                            end: string;
                        }[];
                    };
                };
                experienceFlow: string;
                totalMessagesSent?: number;
                direction?: string;
                isImported?: boolean;
                isFiltersEnabled?: boolean;
                /** Format: iso-8601 */
                createdAt: string;
                /** Format: iso-8601 */
                updatedAt: string;
                schedule: {
                    isSchedulingEnabled: boolean;
                    isRecurrenceEnabled: boolean;
                };
                campaignInstanceId?: string;
                contactLists: string[];
                format: string;
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    updateSmsCampaignV2: {
        parameters: {
            query?: {
                /**
                 * @description Type of the campaign.
                 * @example sms
                 */
                campaignType?: string;
                /**
                 * @description Id of the account.
                 * @example 67777ce93e25326494exxxxx
                 */
                accountId?: string;
            };
            header: {
                /**
                 * @description Id of the application.
                 * @example st-0603182c-7ffb-53c3-b307-47ca14bxxxxx
                 */
                iid: string;
                /**
                 * @description Id of the account.
                 * @example 67777ce93e25326494exxxxx
                 */
                accountId: string;
            };
            path: {
                /**
                 * @description Id of the application.
                 * @example st-0603182c-7ffb-53c3-b307-47ca14bxxxxx
                 */
                streamId: string;
                /**
                 * @description Id of the campaign.
                 * @example cd-ed19e3c7-3682-5e72-a839-af9e0711xxxx
                 */
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SmsUpdateV2"];
            };
        };
        responses: {
            /** @description Updated. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SmsUpdateV2Answer"];
                };
            };
            /** @description not documented */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
