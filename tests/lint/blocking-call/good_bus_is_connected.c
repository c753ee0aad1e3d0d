/* SPDX-License-Identifier: MIT */
/* The connection to a bus is shared: who has a name on it, or asked for it before, has it. */
#include <gio/gio.h>

static void on_bus(GDBusConnection *bus, const char *name, void *data)
{
	GDBusConnection **kept = data;

	(void)bus;
	(void)name;
	*kept = g_bus_get_sync(G_BUS_TYPE_SESSION, NULL, NULL);
}

static void on_name(GDBusConnection *bus, const char *name, void *data)
{
	g_autoptr(GDBusConnection) same = g_bus_get_sync(G_BUS_TYPE_SESSION, NULL, NULL);

	(void)data;
	if (same == bus)
		g_message("%s", name);
}

unsigned own(GDBusConnection **kept)
{
	return g_bus_own_name(G_BUS_TYPE_SESSION, "org.example.Demo", 0, on_bus, on_name, NULL,
	                      kept, NULL);
}
