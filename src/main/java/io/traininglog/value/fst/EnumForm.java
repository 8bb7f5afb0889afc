package io.traininglog.value.fst;

import java.io.IOException;

/** A constant by its name, so that reordering an enum changes no stored value; a name that is gone is an error. */
final class EnumForm implements Form {

    @Override
    public void write(GraphOutput out, Object value) throws IOException {
        Enum<?> constant = (Enum<?>) value;
        out.classes().write(constant.getDeclaringClass());
        out.writeValue(constant.name());
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"}) // valueOf checks
    public Object read(GraphInput in, int position) throws Exception {
        Class<?> type = in.world().requireEnum(in.classes().read());
        if (!(in.readValue() instanceof String name)) {
            throw Scalars.damaged("an enum constant has no name");
        }
        return Enum.valueOf((Class) type, name);
    }
}
