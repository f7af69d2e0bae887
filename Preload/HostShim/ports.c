/* SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "ports.h"
#include "service.h"

static struct port port_of(const struct socket_kind *kind, int number)
{
    return (struct port){kind->type, kind->protocol, (in_port_t)number};
}

static int ask_for_each(struct ports *ports, const char *service, const struct socket_kind *kind,
                        size_t kinds)
{
    ports->count = 0;
    for (size_t i = 0; i < kinds; i++) {
        int number;
        const int error = service_find_port(service, kind[i].service, &number);
        if (error == ENOMEM)
            return EAI_MEMORY;
        if (!error)
            ports->port[ports->count++] = port_of(&kind[i], number);
    }
    return ports->count ? 0 : EAI_SERVICE;
}

int ports_find(struct ports *ports, const char *service, const struct addrinfo *hints)
{
    struct socket_kind kind[SOCKET_KINDS];
    int number = 0, error;
    const enum port_by by = port_read(service, &number);

    if (by == PORT_BY_NAME && hints->ai_flags & AI_NUMERICSERV)
        return EAI_NONAME;
    error = socket_kinds(hints->ai_socktype, hints->ai_protocol, by, kind, &ports->count);
    if (error)
        return error;
    if (by == PORT_BY_NAME)
        return ask_for_each(ports, service, kind, ports->count);
    for (size_t i = 0; i < ports->count; i++)
        ports->port[i] = port_of(&kind[i], htons((uint16_t)number));
    return 0;
}
