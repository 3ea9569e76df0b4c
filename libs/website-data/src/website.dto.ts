import { ApiProperty } from '@nestjs/swagger';

/** A website as the official clients know it. */
export class WebsiteDto {
  @ApiProperty({ format: 'uuid' })
  website_id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ example: 'example.com' })
  domain: string;

  @ApiProperty({ type: String, nullable: true, description: 'Address of the logo.' })
  logo: string | null;
}
