/* SPDX-License-Identifier: Apache-2.0 */
#include "host.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* A handler of atexit() is not told the status. */
static void end(int status, void *nothing)
{
    (void)nothing;
    const int wanted = backlot_findings_end(status);

    if (wanted != status) {
        fflush(NULL);
        _exit(wanted);
    }
}

/* Registered first, called last: what others do at the end has been done by then. */
__attribute__((constructor)) static void begin(void)
{
    on_exit(end, NULL);
    backlot_findings_begin();
}
