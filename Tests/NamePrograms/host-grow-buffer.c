/* The usual loop: twice the buffer until it is no ERANGE.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static void look(const char *name, int family)
{
    struct hostent host, *found = NULL;
    char *buffer = NULL;
    size_t size = 1;
    int result, error;

    do {
        size *= 2;
        buffer = realloc(buffer, size);
        result = gethostbyname2_r(name, family, &host, buffer, size, &found, &error);
    } while (result == ERANGE);
    printf("%d ", result);
    say_hostent_or(name, found, error);
    free(buffer);
}

int main(void)
{
    look("db", AF_INET);
    look("web.example", AF_INET);
    look("both.example", AF_INET6);
    look("nowhere", AF_INET);
    look("10.1.1.1", AF_INET);
    look("::5", AF_INET6);
}
