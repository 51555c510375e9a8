// Generated from specs/ by `npm run generate`; do not edit.
export interface paths {
    "/agentassist/api/v1/public/{iid}/campaign/{campaignId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Update a voice campaign (v1)
         * @description Changes the settings of one voice campaign.
         */
        put: operations["updateVoiceCampaignV1"];
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
        VoiceUpdateV1: {
            /** @description What the campaign is called. */
            name: string;
            /** @description What the campaign is for. */
            description: string;
            /** @description Names of the contact lists to call. */
            contactLists: string[];
            /**
             * @description How urgent the campaign is; 5 goes first.
             * @enum {string}
             */
            priority: "1" | "2" | "3" | "4" | "5";
            /**
             * @description How calls and agents come together.
             * @enum {string}
             */
            dialingMode: "Agentless" | "Progressive" | "Preview";
            /** @description When, from which number and how often to call. */
            dialingStrategy: {
                /** @description The number that calls. */
                callerId: {
                    /** @description Number shown to the called person. */
                    phoneNumber: string;
                };
                /** @description When calls may be made. */
                callingHours: {
                    /**
                     * @description How the calling hours repeat.
                     * @enum {string}
                     */
                    frequency: "WEEKLY" | "DAILY" | "CUSTOM";
                    /**
                     * @description Time zone of the calling hours.
                     * @example Asia/Kolkata
                     */
                    timezone: string;
                    /** @description Blocks of time in which calls may be made. */
                    days: {
                        /**
                         * @description Day of the week.
                         * @enum {string}
                         */
                        day?: "MO" | "TU" | "WE" | "TH" | "FR" | "SA" | "SU";
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
                /**
                 * @description Whether the oldest or the newest record is dialed first.
                 * @enum {string}
                 */
                dialingOrder: "FIFO" | "LIFO";
                /** @description How often one contact is called at most. */
                maxAttemptsPerRecord: number;
                /** @description Minutes between two attempts. */
                defaultRetryPeriod: number;
                /** @description Seconds to let it ring. */
                maxRingTime: number;
            };
            /** @description Whether the campaign starts by itself. */
            schedule?: {
                /** @description Whether it does. */
                isSchedulingEnabled?: boolean;
            };
            /** @description Queue of the agents who take the calls. */
            queue_name?: string;
            /**
             * @description Whether answering machines are recognised.
             * @enum {boolean}
             */
            enableMachineDetect: true | false;
            /** @description How many contacts an agent may skip in preview mode. */
            maxSkips?: number;
            /**
             * @description Type of the campaign.
             * @example voice
             */
            campaignType?: string;
        };
        VoiceUpdateV1Answer: {
            status: string;
            message: string;
            /** @description The campaign's id. */
            id: string;
            /** @description The campaign as it is stored. */
            data: {
                name: string;
                lname: string;
                description: string;
                priority: string;
                dialingMode: string;
                dialingStrategy: {
                    callerId: {
                        phoneNumber: string;
                    };
                    callingHours: {
                        frequency: string;
                        days: {
                            start: string;
                            end: string;
                            /** Format: two-letters */
                            day: string;
                        }[];
                        timezone: string;
                    };
                    dialingOrder: string;
                    maxAttemptsPerRecord: number;
                    defaultRetryPeriod: number;
                    maxRingTime: number;
                };
                status: string;
                maxSkips?: number;
                /** Format: iso-8601 */
                createdAt: string;
                /** Format: iso-8601 */
                updatedAt: string;
                schedule: {
                    isSchedulingEnabled: boolean;
                    isRecurrenceEnabled: boolean;
                };
                id: string;
                contactLists: string[];
                enableMachineDetect: boolean;
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
    updateVoiceCampaignV1: {
        parameters: {
            query?: {
                /**
                 * @description Type of the campaign.
                 * @example voice
                 */
                campaignType?: string;
            };
            header: {
                /**
                 * @description Id of the application.
                 * @example st-0603182c-7ffb-53c3-b307-47ca14b9xxxx
                 */
                iid: string;
                /**
                 * @description Id of the account.
                 * @example 67777ce93e25326494e9xxxx
                 */
                accountId: string;
            };
            path: {
                /**
                 * @description Id of the application.
                 * @example st-0603182c-7ffb-53c3-b307-47ca14b9xxxx
                 */
                iid: string;
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
                "application/json": components["schemas"]["VoiceUpdateV1"];
            };
        };
        responses: {
            /** @description Updated. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoiceUpdateV1Answer"];
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
