/* Names of hosts and networks: nothing is asked of the real network.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../hosts_file.h"
#include "../lookup.h"
#include "../world.h"

SHIM_EXPORT int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints,
                            struct addrinfo **found)
{
    return world_active() ? lookup(node, service, hints, found)
                          : REAL(getaddrinfo)(node, service, hints, found);
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

/* A name that is not there in one family may be in the other; lookup() says when it is in none. */
static struct hostent *told(struct hostent *found, const char *name)
{
    SHIM_KEEP_ERRNO;
    struct addrinfo *anything;
    const int error = h_errno;

    if (!found && world_active() && lookup(name, NULL, NULL, &anything) == 0)
        freeaddrinfo(anything);
    h_errno = error;
    return found;
}

SHIM_EXPORT struct hostent *gethostbyname(const char *name)
{
    hosts_file_only();
    return told(REAL(gethostbyname)(name), name);
}

SHIM_EXPORT struct hostent *gethostbyname2(const char *name, int family)
{
    hosts_file_only();
    return told(REAL(gethostbyname2)(name, family), name);
}

ASKS_FILES(struct hostent *, gethostbyaddr, (const void *address, socklen_t length, int family),
           (address, length, family))
SHIM_EXPORT int gethostbyname_r(const char *name, struct hostent *entry, char *text, size_t size,
                                struct hostent **found, int *error)
{
    hosts_file_only();
    const int result = REAL(gethostbyname_r)(name, entry, text, size, found, error);

    if (result == 0)
        told(*found, name);
    return result;
}

SHIM_EXPORT int gethostbyname2_r(const char *name, int family, struct hostent *entry, char *text,
                                 size_t size, struct hostent **found, int *error)
{
    hosts_file_only();
    const int result = REAL(gethostbyname2_r)(name, family, entry, text, size, found, error);

    if (result == 0)
        told(*found, name);
    return result;
}
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
