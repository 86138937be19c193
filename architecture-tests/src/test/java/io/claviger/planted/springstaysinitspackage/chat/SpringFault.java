package io.claviger.planted.springstaysinitspackage.chat;

import org.springframework.planted.PlantedBean;

class SpringFault {
    PlantedBean bean;
}
