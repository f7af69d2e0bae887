/* The usual loop: twice the buffer until it is no ERANGE.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static void look(const char *name, uid_t uid)
{
    struct passwd user, *found = NULL;
    char *buffer = NULL;
    size_t size = 1;
    int result;

    do {
        size *= 2;
        buffer = realloc(buffer, size);
        result = name ? getpwnam_r(name, &user, buffer, size, &found)
                      : getpwuid_r(uid, &user, buffer, size, &found);
    } while (result == ERANGE);
    printf("%d ", result);
    say_passwd("found", found);
    free(buffer);
}

int main(void)
{
    look("alice", 0);
    look("carol", 0);
    look("mallory", 0);
    look(NULL, 65534);
    look(NULL, 7);
}
