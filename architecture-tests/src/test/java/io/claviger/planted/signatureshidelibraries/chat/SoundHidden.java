package io.claviger.planted.signatureshidelibraries.chat;

import com.fasterxml.jackson.databind.JsonNode;

class SoundHidden {
    public JsonNode json;
}
