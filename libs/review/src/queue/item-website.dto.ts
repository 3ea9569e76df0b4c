import { ApiProperty } from '@nestjs/swagger';

/** The website that an item is about. */
export class ItemWebsiteView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  domain: string;
}
