package io.claviger.planted.signatureshidelibraries.chat;

import com.fasterxml.jackson.databind.JsonNode;

public class ReturnFault {
    public JsonNode json() {
        return null;
    }
}
