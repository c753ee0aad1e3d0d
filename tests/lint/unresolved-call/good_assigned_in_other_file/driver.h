/* SPDX-License-Identifier: MIT */
struct device;

struct driver {
	int (*flush)(struct device *device);
};

struct device {
	const struct driver *driver;
	void (*on_error)(struct device *device, int status);
	int errors;
};

extern void (*hook)(const char *text);
void device_init(struct device *device);
