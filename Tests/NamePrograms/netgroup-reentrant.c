/* getnetgrent_r(), and buffers that are too small for it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static const size_t sizes[] = {0, 1, 4, 10, 1024, 1024, 1024};
    char *host = NULL, *user = NULL, *domain = NULL, buffer[1024];

    say("setnetgrent", setnetgrent("toys"));
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        errno = 0;
        printf("%zu: %d", sizes[i], getnetgrent_r(&host, &user, &domain, buffer, sizes[i]));
        printf(" %s", strerrorname_np(errno));
        if (sizes[i] == 1024)
            printf(" (%s,%s,%s)", host ? host : "NULL", user ? user : "NULL",
                   domain ? domain : "NULL");
        putchar('\n');
    }
}
