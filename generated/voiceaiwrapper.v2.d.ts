// Generated from specs/ by `npm run generate`; do not edit.
export interface paths {
    "/api/v2/voice-campaigns/{campaign_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update a voice campaign
         * @description Changes the members that are sent, and no others.
         */
        patch: operations["updateVoiceCampaign"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        VoiceUpdate: {
            /** @description What the campaign is called. */
            name?: string;
            /** @description The assistant that talks. */
            assistant_id?: string;
            /** @description The voice provider. */
            tenant_voice_provider_id?: string;
            /**
             * @description Whether calls come from one number or from a pool.
             * @enum {string}
             */
            dialer_type?: "SINGLE" | "POOL";
            /** @description The number that calls. */
            phone_number_id?: string;
            /** @description The pool that calls. */
            phone_number_pool_id?: string;
            /**
             * Format: iana-timezone
             * @description Time zone of the calling hours.
             * @example America/Chicago
             */
            timezone?: string;
            /** @description Days on which calls are made. */
            days_of_week?: string[];
            /**
             * Format: clock-24h
             * @description When calling begins.
             * @example 08:00
             */
            daily_start_time?: string;
            /**
             * Format: clock-24h
             * @description When calling ends.
             * @example 18:00
             */
            daily_end_time?: string;
            /** @description How often one lead is called at most. */
            max_call_attempts?: number;
            /** @description How often one lead is called in a day at most. */
            max_daily_attempts?: number;
            /** @description Minutes between two calls to one lead. */
            min_gap_between_attempts?: number;
            /** @description Whether a voicemail counts as an answer. */
            consider_voicemail_as_answered?: boolean;
            /**
             * Format: uri
             * @description Where events are sent.
             */
            webhook_url?: string;
        };
        VoiceUpdateAnswer: {
            status: string;
            message: string;
            data: {
                campaign_id?: string;
                campaign_name?: string;
                campaign_type?: string;
                campaign_status?: string;
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
    updateVoiceCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Global id of the campaign.
                 * @example Vm9pY2VDYW1wYWlnbjoxMjM=
                 */
                campaign_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoiceUpdate"];
            };
        };
        responses: {
            /** @description Updated. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoiceUpdateAnswer"];
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
