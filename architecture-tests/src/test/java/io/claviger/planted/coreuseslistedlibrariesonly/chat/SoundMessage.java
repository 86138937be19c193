package io.claviger.planted.coreuseslistedlibrariesonly.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.slf4j.Logger;

class SoundMessage {
    JsonNode[] json;
    List<Logger> loggers;
}
