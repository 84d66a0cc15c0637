@Module(name = "left")
package oms.planted.left;

import oms.Module;
