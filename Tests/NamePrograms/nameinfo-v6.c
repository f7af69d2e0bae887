/* getnameinfo() of addresses of IPv6, with scopes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "nameinfo.h"

int main(void)
{
    static const char *const addresses[] = {"::1",
                                            "fd00::5",
                                            "fd00::77",
                                            "::",
                                            "::ffff:10.0.0.5",
                                            "::ffff:10.0.0.77",
                                            "fe80::1",
                                            "ff02::1",
                                            "::10.0.0.5",
                                            "2001:DB8::00FF"};
    static const uint32_t scopes[] = {0, 1, 77};
    static const int flags[] = {0,
                                NI_NUMERICHOST,
                                NI_NAMEREQD,
                                NI_NUMERICHOST | NI_NUMERICSERV,
                                NI_NUMERICHOST | NI_NAMEREQD,
                                NI_NOFQDN,
                                NI_DGRAM};

    for (size_t a = 0; a < sizeof addresses / sizeof *addresses; a++)
        for (size_t s = 0; s < 3; s++)
            for (size_t f = 0; f < sizeof flags / sizeof *flags; f++)
                ask_six(addresses[a], 80, scopes[s], flags[f]);
}
