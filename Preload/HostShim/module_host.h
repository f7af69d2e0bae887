/* module_host.h — hosts of the module.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef MODULE_HOST_H
#define MODULE_HOST_H

#include "host_entry.h"

/* Return 0, ENOENT (also when there is no module), ERANGE or EAGAIN. *found is left alone. */
SHIM_LOCAL int module_host_by_name(const char *name, int family, const struct host_room *);
SHIM_LOCAL int module_host_by_address(const void *address, socklen_t length, int family,
                                      const struct host_room *);

#endif
