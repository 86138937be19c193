package io.claviger.planted.springstaysinitspackage.spring;

import org.springframework.planted.PlantedBean;

class SoundConfiguration {
    PlantedBean bean;
}
