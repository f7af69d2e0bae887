/* rcmd, rexec, ruserok and their kin look up host names inside libc, where no wrapper sees it:
 * those of the machine's files alone are known to them. SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "../lacking.h"

SHIM_EXPORT int rcmd(char **host, unsigned short port, const char *here, const char *there,
                     const char *command, int *errors)
{
    machine_files_only();
    return REAL(rcmd)(host, port, here, there, command, errors);
}

SHIM_EXPORT int rcmd_af(char **host, unsigned short port, const char *here, const char *there,
                        const char *command, int *errors, sa_family_t family)
{
    machine_files_only();
    return REAL(rcmd_af)(host, port, here, there, command, errors, family);
}

SHIM_EXPORT int rexec(char **host, int port, const char *user, const char *password,
                      const char *command, int *errors)
{
    machine_files_only();
    return REAL(rexec)(host, port, user, password, command, errors);
}

SHIM_EXPORT int rexec_af(char **host, int port, const char *user, const char *password,
                         const char *command, int *errors, sa_family_t family)
{
    machine_files_only();
    return REAL(rexec_af)(host, port, user, password, command, errors, family);
}

SHIM_EXPORT int ruserok(const char *host, int superuser, const char *there, const char *here)
{
    machine_files_only();
    return REAL(ruserok)(host, superuser, there, here);
}

SHIM_EXPORT int ruserok_af(const char *host, int superuser, const char *there, const char *here,
                           sa_family_t family)
{
    machine_files_only();
    return REAL(ruserok_af)(host, superuser, there, here, family);
}

/* These two look up the names in ~/.rhosts. */
SHIM_EXPORT int iruserok(uint32_t address, int superuser, const char *there, const char *here)
{
    machine_files_only();
    return REAL(iruserok)(address, superuser, there, here);
}

SHIM_EXPORT int iruserok_af(const void *address, int superuser, const char *there, const char *here,
                            sa_family_t family)
{
    machine_files_only();
    return REAL(iruserok_af)(address, superuser, there, here, family);
}
