/* SPDX-License-Identifier: MIT */
struct device {
	unsigned status;
	unsigned busy;
};

struct backend {
	void (*sync)(struct device *device);
};

extern const struct backend flash;
unsigned device_status(const struct device *device);
