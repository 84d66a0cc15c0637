@Module(name = "right", uses = "left")
package oms.planted.right;

import oms.Module;
