/* SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "lacking.h"
#include "names.h"
#include "onward.h"
#include "shim_wire.h"

#include <pthread.h>
#include <string.h>

/* A list would be as long as it is of no interest: some of its files are the command's own. */
static const char *file(void)
{
    const char *ours = onward_value(BACKLOT_HOSTS_FILES);
    const char *theirs = onward_value("NSS_WRAPPER_HOSTS");

    if (ours)
        return strchr(ours, ':') ? NULL : ours;
    return theirs ? theirs : "/etc/hosts";
}

void hosts_lack(const char *name)
{
    const char *only = file();

    SHIM_SAY(program_invocation_short_name, " looked up \"", name, "\", a name that ",
             only ? only : "none of its hosts files",
             only ? " does not have; nobody outside was asked" : " has; nobody outside was asked");
}

static void configure(void)
{
    REAL(__nss_configure_lookup)("hosts", "files");
    REAL(__nss_configure_lookup)("networks", "files");
}

void machine_files_only(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    SHIM_KEEP_ERRNO;

    if (names_given(NAME_HOSTS) && !names_allow_dns())
        pthread_once(&once, configure);
}
