/* SPDX-License-Identifier: MIT */
#include <gio/gio.h>

typedef struct _Watcher {
	GObject parent;
	GDBusConnection *bus;
	guint check_id;
	guint name_id;
	guint signal_id;
} Watcher;

typedef struct {
	GObjectClass parent_class;
} WatcherClass;

GType watcher_get_type(void);
G_DEFINE_TYPE(Watcher, watcher, G_TYPE_OBJECT)

static gboolean check(gpointer data)
{
	Watcher *self = data;

	return self->bus != NULL;
}

static void on_signal(GDBusConnection *bus, const char *sender, const char *path,
                      const char *interface, const char *signal, GVariant *parameters,
                      gpointer data)
{
	Watcher *self = data;

	g_message("%s %s %s %s %p %p %p", sender, path, interface, signal, (void *)bus,
	          (void *)parameters, (void *)self);
}

void watcher_go(Watcher *self)
{
	self->check_id = g_timeout_add_seconds(1, check, self);
	self->name_id = g_bus_watch_name(G_BUS_TYPE_SYSTEM, "org.example", 0, NULL, NULL, self,
	                                 NULL);
	self->signal_id = g_dbus_connection_signal_subscribe(self->bus, NULL, NULL, NULL, NULL,
	                                                     NULL, G_DBUS_SIGNAL_FLAGS_NONE,
	                                                     on_signal, self, NULL);
}

static void watcher_dispose(GObject *object)
{
	Watcher *self = (Watcher *)object;

	g_clear_handle_id(&self->check_id, g_source_remove);
	g_clear_handle_id(&self->name_id, g_bus_unwatch_name);
	G_OBJECT_CLASS(watcher_parent_class)->dispose(object);
}

static void watcher_finalize(GObject *object)
{
	Watcher *self = (Watcher *)object;

	g_dbus_connection_signal_unsubscribe(self->bus, self->signal_id);
	g_clear_object(&self->bus);
	G_OBJECT_CLASS(watcher_parent_class)->finalize(object);
}

static void watcher_class_init(WatcherClass *class)
{
	G_OBJECT_CLASS(class)->dispose = watcher_dispose;
	G_OBJECT_CLASS(class)->finalize = watcher_finalize;
}

static void watcher_init(Watcher *self)
{
	self->check_id = 0;
}
