package io.claviger.planted.signatureshidelibraries.chat;

import com.fasterxml.jackson.databind.JsonNode;

public class SoundInside {
    private JsonNode json;

    JsonNode json() {
        return json;
    }
}
