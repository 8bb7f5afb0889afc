package io.traininglog.trainer.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.util.passthrough.PassthroughNDManager;

/** An engine that computes nothing, so that a DJL trainer can be made without one. */
final class NoEngine extends Engine {

    @Override
    public Engine getAlternativeEngine() {
        return this;
    }

    @Override
    public String getEngineName() {
        return "none";
    }

    @Override
    public int getRank() {
        return 0;
    }

    @Override
    public String getVersion() {
        return "0";
    }

    @Override
    public boolean hasCapability(String capability) {
        return false;
    }

    @Override
    public Model newModel(String name, Device device) {
        return new NoModel(name);
    }

    @Override
    public NDManager newBaseManager() {
        return newBaseManager(Device.cpu());
    }

    @Override
    public NDManager newBaseManager(Device device) {
        return new PassthroughNDManager(this, device);
    }
}
