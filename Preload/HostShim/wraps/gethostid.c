/* gethostid — libc looks the host's own name up from inside itself, which may ask a name server.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "../addresses.h"
#include "../lookup.h"
#include "../names.h"

#include <string.h>
#include <sys/stat.h>

/* Where the machine has a number of its own. */
static bool is_written_down(void)
{
    struct stat status;

    return stat("/etc/hostid", &status) == 0;
}

/* As libc makes it of an address. */
static long number_of(const void *address)
{
    uint32_t number;

    memcpy(&number, address, sizeof number);
    return (int32_t)(number << 16 | number >> 16);
}

static long number_of_own_name(void)
{
    static const struct addrinfo hints = {.ai_family = AF_INET};
    struct addresses addresses;
    char name[256] = "";

    if (gethostname(name, sizeof name - 1) != 0 || !*name)
        return 0;

    const int error = addresses_find(&addresses, name, &hints);
    const long number = error ? 0 : number_of(addresses.at[0].address.byte);

    addresses_free(&addresses);
    return error == LOOKUP_OUTSIDE ? REAL(gethostid)() : number;
}

SHIM_EXPORT long gethostid(void)
{
    SHIM_KEEP_ERRNO;

    return names_given(NAME_HOSTS) && !is_written_down() ? number_of_own_name() : REAL(gethostid)();
}
