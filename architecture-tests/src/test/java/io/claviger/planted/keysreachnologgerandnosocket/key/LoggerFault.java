package io.claviger.planted.keysreachnologgerandnosocket.key;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LoggerFault {
    Logger logger = LoggerFactory.getLogger("key");
}
