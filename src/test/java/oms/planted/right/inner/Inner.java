package oms.planted.right.inner;

/** An inner class of the other module, which uses the first one back: a cycle, through a side door. */
public class Inner {
    public Class<?> back() {
        return oms.planted.left.LeftManager.class;
    }
}
