/* hosts_file.c — in a lot, host names come from /etc/hosts and nowhere else.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "hosts_file.h"
#include "world.h"

#include <pthread.h>

static void configure(void)
{
    REAL(__nss_configure_lookup)("hosts", "files");
    REAL(__nss_configure_lookup)("networks", "files");
}

void hosts_file_only(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    SHIM_KEEP_ERRNO;

    if (world_active())
        pthread_once(&once, configure);
}

void hosts_file_lacks(const char *name)
{
    SHIM_SAY(program_invocation_short_name, " looked up \"", name,
             "\", a name that /etc/hosts does not have; nobody outside was asked");
}
