/* SPDX-License-Identifier: MIT */
struct device;

struct driver {
	int (*flush)(struct device *device);
	int (*reset)(struct device *device);
};

struct device {
	const struct driver *driver;
	int errors;
};

extern const struct driver null_driver;
extern void (*log_hook)(const char *text);
int device_flush(struct device *device);
void device_each(struct device *device, int (*visit)(struct device *device));
