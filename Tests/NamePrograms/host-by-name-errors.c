/* What gethostbyname() leaves in errno and h_errno.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static void ask(const char *name)
{
    const struct hostent *host;

    errno = E2BIG;
    h_errno = 77;
    host = gethostbyname(name);
    printf("%s: %s, %s, errno %s\n", name, host ? "found" : "none", name_of_h_errno(h_errno),
           strerrorname_np(errno));
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
