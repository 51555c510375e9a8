// Generated from specs/ by `npm run generate`; do not edit.
export interface paths {
    "/campaign/api/v2/public/{streamId}/campaign/{campaignId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a voice campaign (v2)
         * @description Returns what is stored of one voice campaign.
         */
        get: operations["getVoiceCampaignV2"];
        /**
         * Update a voice campaign (v2)
         * @description Changes the settings of one voice campaign.
         */
        put: operations["updateVoiceCampaignV2"];
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
        VoiceUpdateV2: {
            /** @description What the campaign is called. */
            name: string;
            /** @description What the campaign is for. */
            description: string;
            /** @description Names of the contact lists to call. */
            contactLists: string[];
            /** @description The list of contacts not to call. */
            dncLists: {
                /** @description Name of that list. */
                name?: string;
            };
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
            /** @description How many contacts an agent may skip in preview mode. */
            maxSkips?: number;
            /** @description Name of the flow that talks to the called person. */
            experienceFlowName?: string;
            /**
             * @description Type of the campaign.
             * @example voice
             */
            campaignType?: string;
        };
        VoiceUpdateV2Answer: {
            status: string;
            message: string;
            /** @description The campaign's id. */
            id: string;
            /** @description The campaign as it is stored. */
            data: {
                _id?: string;
                id?: string;
                name: string;
                lname: string;
                description: string;
                dncLists: {
                    id: string;
                    name: string;
                };
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
                    useSystemMappings?: boolean;
                };
                status: string;
                maxSkips?: number;
                isFiltersEnabled?: boolean;
                /** Format: iso-8601 */
                createdAt: string;
                /** Format: iso-8601 */
                updatedAt: string;
                schedule: {
                    isSchedulingEnabled: boolean;
                    isRecurrenceEnabled: boolean;
                };
                experienceFlow?: string;
                contactLists: string[];
            };
        };
        VoiceReadV2Answer: {
            status: string;
            message: string;
            /** @description The campaign as it is stored. */
            data: {
                _id: string;
                name: string;
                lname: string;
                description: string;
                dncLists: {
                    id: string;
                    name: string;
                };
                priority: string;
                dialingMode?: string;
                dialingStrategy: {
                    callerId: {
                        phoneNumber: string;
                    };
                    callingHours: {
                        frequency: string;
                        days: {
                            start: string;
                            end: string;
                            day: string;
                        }[];
                        timezone: string;
                    };
                    dialingOrder?: string;
                    maxAttemptsPerRecord?: number;
                    defaultRetryPeriod?: number;
                    maxRingTime?: number;
                    useSystemMappings?: boolean;
                };
                status: string;
                isFiltersEnabled?: boolean;
                /** Format: iso-8601 */
                createdAt: string;
                /** Format: iso-8601 */
                updatedAt: string;
                schedule: {
                    isSchedulingEnabled: boolean;
                    isRecurrenceEnabled: boolean;
                };
                experienceFlow?: string;
                contactLists: string[];
                format?: string;
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
    getVoiceCampaignV2: {
        parameters: {
            query?: {
                /** @description Type of the campaign. */
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
        requestBody?: never;
        responses: {
            /** @description The campaign. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoiceReadV2Answer"];
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
    updateVoiceCampaignV2: {
        parameters: {
            query?: {
                /** @description Type of the campaign. */
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
                "application/json": components["schemas"]["VoiceUpdateV2"];
            };
        };
        responses: {
            /** @description Updated. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoiceUpdateV2Answer"];
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
