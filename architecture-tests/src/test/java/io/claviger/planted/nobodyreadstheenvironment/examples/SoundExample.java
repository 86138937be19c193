package io.claviger.planted.nobodyreadstheenvironment.examples;

class SoundExample {
    String key = System.getenv("KEY");
}
