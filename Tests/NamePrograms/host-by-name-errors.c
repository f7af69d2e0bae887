/* What gethostbyname() leaves in h_errno when it fails.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static void ask(const char *name)
{
    const struct hostent *host;

    h_errno = 77;
    host = gethostbyname(name);
    printf("%s: %s\n", name, host ? "found" : name_of_h_errno(h_errno));
}

int main(void)
{
    ask("db");
    ask("nowhere");
    ask("six");
    ask("10.0.0.5");
    ask("::1");
    ask("");
}
