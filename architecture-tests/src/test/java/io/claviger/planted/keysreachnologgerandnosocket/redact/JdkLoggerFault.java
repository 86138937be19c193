package io.claviger.planted.keysreachnologgerandnosocket.redact;

class JdkLoggerFault {
    System.Logger logger = System.getLogger("key");
}
