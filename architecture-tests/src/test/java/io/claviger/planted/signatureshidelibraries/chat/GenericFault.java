package io.claviger.planted.signatureshidelibraries.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

public class GenericFault {
    protected void take(List<? extends Map<String, JsonNode[]>> json) {}
}
