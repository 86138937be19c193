package io.claviger.planted.custodiansarenovalues.key;

import java.io.Serializable;

class SerialFault implements Serializable {
    private static final long serialVersionUID = 1L;
    char[] material = new char[1];
}
