package io.claviger.planted.springstaysinitspackage.examples;

import org.springframework.planted.PlantedBean;

class SoundExample {
    PlantedBean bean;
}
