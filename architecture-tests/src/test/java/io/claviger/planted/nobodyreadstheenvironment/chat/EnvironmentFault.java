package io.claviger.planted.nobodyreadstheenvironment.chat;

class EnvironmentFault {
    String key = System.getenv("KEY");
}
