/* Names of hosts and networks: nothing is asked of the real network.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../hosts_file.h"
#include "../world.h"

/* The family of the host's addresses, where they are of one family only. */
static int family_of_host(void)
{
    bool v4 = false, v6 = false;

    for (size_t i = 0; i < world()->addresses; i++)
        *(ip_is_v4(world()->address[i]) ? &v4 : &v6) = true;
    return v4 == v6 ? AF_UNSPEC : v4 ? AF_INET : AF_INET6;
}

/* AI_ADDRCONFIG wants the families that the machine's interfaces have. Libc would look at the real
 * ones, and on a machine without any refuse even 10.0.0.1. In a lot the host's family is preferred
 * and every address is usable. */
static int find(const char *node, const char *service, struct addrinfo hints,
                struct addrinfo **found)
{
    const bool configured = hints.ai_flags & AI_ADDRCONFIG && hints.ai_family == AF_UNSPEC;
    struct addrinfo preferred;

    hints.ai_flags &= ~AI_ADDRCONFIG;
    preferred = hints;
    preferred.ai_flags &= ~AI_V4MAPPED;
    preferred.ai_family = family_of_host();

    if (configured && !REAL(getaddrinfo)(node, service, &preferred, found))
        return 0;
    return REAL(getaddrinfo)(node, service, &hints, found);
}

SHIM_EXPORT int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints,
                            struct addrinfo **found)
{
    /* What glibc takes no hints to mean. */
    static const struct addrinfo none = {.ai_flags = AI_V4MAPPED | AI_ADDRCONFIG};

    if (!world_active())
        return REAL(getaddrinfo)(node, service, hints, found);
    hosts_file_only();
    return find(node, service, hints ? *hints : none, found);
}

#define ASKS_FILES(type, name, parameters, arguments)                                              \
    SHIM_EXPORT type name parameters                                                               \
    {                                                                                              \
        hosts_file_only();                                                                         \
        return REAL(name) arguments;                                                               \
    }

ASKS_FILES(int, getaddrinfo_a, (int mode, struct gaicb *list[], int count, struct sigevent *event),
           (mode, list, count, event))
ASKS_FILES(int, getnameinfo,
           (const struct sockaddr *address, socklen_t length, char *host, socklen_t host_size,
            char *service, socklen_t service_size, int flags),
           (address, length, host, host_size, service, service_size, flags))

ASKS_FILES(struct hostent *, gethostbyname, (const char *name), (name))
ASKS_FILES(struct hostent *, gethostbyname2, (const char *name, int family), (name, family))
ASKS_FILES(struct hostent *, gethostbyaddr, (const void *address, socklen_t length, int family),
           (address, length, family))
ASKS_FILES(int, gethostbyname_r,
           (const char *name, struct hostent *entry, char *text, size_t size,
            struct hostent **found, int *error),
           (name, entry, text, size, found, error))
ASKS_FILES(int, gethostbyname2_r,
           (const char *name, int family, struct hostent *entry, char *text, size_t size,
            struct hostent **found, int *error),
           (name, family, entry, text, size, found, error))
ASKS_FILES(int, gethostbyaddr_r,
           (const void *address, socklen_t length, int family, struct hostent *entry, char *text,
            size_t size, struct hostent **found, int *error),
           (address, length, family, entry, text, size, found, error))

ASKS_FILES(struct netent *, getnetbyname, (const char *name), (name))
ASKS_FILES(struct netent *, getnetbyaddr, (uint32_t network, int family), (network, family))
ASKS_FILES(int, getnetbyname_r,
           (const char *name, struct netent *entry, char *text, size_t size, struct netent **found,
            int *error),
           (name, entry, text, size, found, error))
ASKS_FILES(int, getnetbyaddr_r,
           (uint32_t network, int family, struct netent *entry, char *text, size_t size,
            struct netent **found, int *error),
           (network, family, entry, text, size, found, error))
