/* gethostid — libc looks the host's own name up from inside itself, which may ask a name server.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "../host_entry.h"
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
    struct hostent entry, *found = NULL;
    char name[256] = "", buffer[4096];
    int error;
    const struct host_room room = {&entry, buffer, sizeof buffer, &found, &error};

    if (gethostname(name, sizeof name - 1) != 0 || !*name)
        return 0;
    if (host_entry_by_name(name, AF_INET, &room) == HOST_OUTSIDE)
        return REAL(gethostid)();
    return found ? number_of(found->h_addr_list[0]) : 0;
}

SHIM_EXPORT long gethostid(void)
{
    SHIM_KEEP_ERRNO;

    return names_given(NAME_HOSTS) && !is_written_down() ? number_of_own_name() : REAL(gethostid)();
}
