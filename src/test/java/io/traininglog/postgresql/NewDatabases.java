package io.traininglog.postgresql;

import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Makes the databases of {@link NewDatabase} before a test's own preparations, and drops them after it has tidied up. */
final class NewDatabases implements BeforeEachCallback, AfterEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) throws IllegalAccessException {
        for (Field field : fields(context)) {
            field.set(context.getRequiredTestInstance(), PostgresServer.shared().newDatabase());
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws IllegalAccessException {
        for (Field field : fields(context)) {
            PostgresServer.shared().drop((String) field.get(context.getRequiredTestInstance()));
        }
    }

    private static List<Field> fields(ExtensionContext context) {
        List<Field> fields = AnnotationSupport.findAnnotatedFields(context.getRequiredTestClass(), NewDatabase.class);
        fields.forEach(field -> field.setAccessible(true));
        return fields;
    }
}
