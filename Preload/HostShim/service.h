/* service.h — the port of a service, and the service of a port.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SERVICE_H
#define SERVICE_H

#include "shim.h"

/* Return 0, ENOENT when there is none, or ENOMEM. The port is in network order. */
SHIM_LOCAL int service_find_port(const char *name, const char *protocol, int *port);

/* ERANGE: the name is longer than `size`. */
SHIM_LOCAL int service_find_name(int port, const char *protocol, char *name, size_t size);

#endif
