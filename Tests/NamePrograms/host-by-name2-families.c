/* gethostbyname2() with families that have no hosts.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static void ask(const char *label, const char *name, int family)
{
    errno = 0;
    h_errno = 77;
    say_hostent(label, gethostbyname2(name, family));
    printf("%s\n", strerrorname_np(errno));
}

int main(void)
{
    ask("unix", "db", AF_UNIX);
    ask("ipx", "db", AF_IPX);
    ask("-1", "db", -1);
    ask("unspec, number", "10.0.0.5", AF_UNSPEC);
    ask("unix, number", "10.0.0.5", AF_UNIX);
}
