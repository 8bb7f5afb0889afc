package io.traininglog.trainer.djl;

import ai.djl.BaseModel;
import ai.djl.MalformedModelException;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Blocks;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A model without parameters; its properties are saved and loaded by DJL itself. */
final class NoModel extends BaseModel {

    NoModel(String name) {
        super(name);
        manager = new NoEngine().newBaseManager();
        block = Blocks.identityBlock();
        dataType = DataType.FLOAT32;
        block.initialize(manager, dataType, new Shape(1));
    }

    @Override
    public Trainer newTrainer(TrainingConfig config) {
        return new Trainer(this, config);
    }

    @Override
    public void load(Path folder, String prefix, Map<String, ?> options) throws IOException, MalformedModelException {
        setModelDir(folder);
        loadBlock(prefix, options);
    }
}
