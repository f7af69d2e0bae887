/* What a failure leaves where the result would be.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static struct addrinfo untouched;

static void ask(const char *name, const char *service, int flags)
{
    const struct addrinfo hints = {.ai_flags = flags, .ai_socktype = SOCK_STREAM};
    struct addrinfo *found = &untouched;
    int result;

    result = getaddrinfo(name, service, &hints, &found);
    printf("%s: %s", name ? name : "-",
           found == &untouched ? "untouched"
           : found             ? "found"
                               : "NULL");
    printf(", %s\n", name_of_eai(result));
}

int main(void)
{
    ask("nowhere", "80", 0);
    ask("db", "none", 0);
    ask("db", "80", 0x4000000);
    ask(NULL, NULL, 0);
    ask("db", "80", AI_NUMERICHOST);
    ask("db", "80", 0);
}
