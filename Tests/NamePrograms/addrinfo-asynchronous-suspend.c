/* getaddrinfo_a() without waiting, gai_suspend(), gai_cancel().
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM};
    struct gaicb request = {.ar_name = "db", .ar_service = "80", .ar_request = &hints};
    struct gaicb *list[1] = {&request};

    say("asked", getaddrinfo_a(GAI_NOWAIT, list, 1, NULL));
    while (gai_error(&request) == EAI_INPROGRESS)
        gai_suspend((const struct gaicb *const *)list, 1, NULL);
    printf("%s ", name_of_eai(gai_error(&request)));
    print_address(request.ar_result->ai_addr);
    putchar('\n');
    claim("it could be cancelled yet", gai_cancel(&request) == EAI_CANCELED);
    printf("%s\n", name_of_eai(gai_cancel(NULL)));
    printf("%s\n", name_of_eai(gai_suspend((const struct gaicb *const *)list, 1, NULL)));
}
